using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.PatternOfLife;

/// <summary>What is asked of an identity that was never there before is answered by what the others do.</summary>
public sealed class NewcomerTests
{
    private const double Limit = 0.02;
    private readonly Estate estate = new();

    public NewcomerTests()
    {
        for (var i = 0; i < 40; i++)
        {
            var old = Identity("old-" + i);
            for (var day = 0; day < 5; day++) Live(old, day, Operation("DescribeInstances"), i < 20 ? Operation("CreateUser") : Operation("ListUsers"));
        }
    }

    [Fact]
    public void WhatNobodyEverDidIsUnusualForANewcomer() => Ask("new", Operation("StopLogging")).ShouldBeLessThan(Limit);

    [Fact]
    public void WhatHalfOfTheOthersDoIsNot() => Ask("new", Operation("CreateUser")).ShouldBeGreaterThan(Limit);

    [Fact]
    public void ItsOwnResourceSaysNothing()
    {
        var resource = Operation("a-bucket") with { Feature = Feature.Resource };

        Ask("new", resource).ShouldBe(estate.Values.Judge(estate.Entities.Find(EntityType.Identity, estate.Symbols.Intern("new")), resource).Probability);
    }

    [Fact]
    public void WhoWasThereOnAnotherDayIsAskedByItsOwnLife()
    {
        var grown = estate.Entities.Find(EntityType.Identity, estate.Symbols.Intern("old-3"));

        estate.Values.JudgeNewcomer(grown, Operation("StopLogging"), Estate.Begin + 5 * Estate.Day).ShouldBe(estate.Values.Judge(grown, Operation("StopLogging")).Probability);
    }

    [Fact]
    public void AmongAHandfulNothingIsUnusual()
    {
        var small = new Estate();
        var one = small.Entities.GetOrAdd(EntityType.Identity, small.Symbols.Intern("one"));
        small.Values.NoteEntity(one);

        small.Values.JudgeNewcomer(one, Operation("StopLogging"), Estate.Begin).ShouldBeGreaterThan(Limit);
    }

    private double Ask(string name, Value value) => estate.Values.JudgeNewcomer(Identity(name), value, Estate.Begin + 5 * Estate.Day);

    private int Identity(string name)
    {
        var entity = estate.Entities.GetOrAdd(EntityType.Identity, estate.Symbols.Intern(name));
        if (name != "new") estate.Values.NoteEntity(entity);
        return entity;
    }

    private void Live(int entity, int day, params ReadOnlySpan<Value> values)
    {
        var time = Estate.Begin + day * Estate.Day;
        estate.Entities.Touch(entity, time, values.Length);
        foreach (var value in values) estate.Values.Learn(entity, value, time);
        estate.Values.EndWindow(entity, Feature.Operation, day == 0, day == 0 ? 1 : 0);
    }

    private Value Operation(string name) => new() { Feature = Feature.Operation, Hash = StableHash.Of(name), Text = estate.Symbols.Intern(name) };
}
