using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Investigation;
using Windhover.Core.PatternOfLife;
using Xunit;
using static Windhover.Tests.Investigation.TestCase;

namespace Windhover.Tests.Investigation;

/// <summary>What exactly deviates: the part of a story that a response acts on, and so nothing that was always there.</summary>
public class DeviationTests
{
    private readonly TestCase story = new TestCase().Known(EntityType.Device, "host").Known(EntityType.Device, "other").Known(EntityType.Identity, "bob");

    [Fact]
    public void AnAddressThatAnAlertIsAboutDeviatesWithItsPort()
    {
        story.Has(EntityType.Device, "host", Outside(Rented, 8443)).Alerted(EntityType.Device, "host", a => a with { Addresses = [Rented] });
        var found = Deviations.Of(story.File()).ShouldHaveSingleItem();
        found.IsMain.ShouldBeTrue();
        found.Connections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => (c.Remote, c.Port, c.Protocol, c.Serves).ShouldBe((Rented, 8443, 6, false)), c => c.First.ShouldBe(Now + 60_000));
    }

    [Fact]
    public void ANewOutsideAddressThatNoAlertIsAboutIsEverydayLife()
    {
        story.Has(EntityType.Device, "host", Outside("198.51.100.1")).Alerted(EntityType.Device, "host");
        Deviations.Of(story.File()).ShouldBeEmpty();
    }

    [Fact]
    public void WhatAnAlertAboutAnotherMachineNamesIsThatOnes()
    {
        story.Had(EntityType.Device, "host", Outside(Rented)).Has(EntityType.Device, "host", Outside(Rented)).Alerted(EntityType.Device, "host");
        story.Has(EntityType.Device, "other", Outside(Rented)).Alerted(EntityType.Device, "other", a => a with { Score = 50, Addresses = [Rented], Related = [new() { Type = EntityType.Device, Id = "device:host", Name = "host" }] });
        var found = Deviations.Of(story.File()).ShouldHaveSingleItem();
        (found.Entity.Name, found.IsMain).ShouldBe(("other", false));
    }

    [Fact]
    public void ANewInsidePeerIsPartOfTheStoryAndAnOldOneIsNot()
    {
        story.Had(EntityType.Device, "host", Inside("10.0.0.1", 443)).Has(EntityType.Device, "host", Inside("10.0.0.1", 443)).Has(EntityType.Device, "host", Inside("10.0.0.9", 22)).Alerted(EntityType.Device, "host");
        Deviations.Of(story.File()).ShouldHaveSingleItem().Connections.ShouldHaveSingleItem().Remote.ShouldBe("10.0.0.9");
    }

    [Fact]
    public void AnAddressOfWhichNothingElseIsKnownIsMeantWhole()
    {
        story.Alerted(EntityType.Device, "host", a => a with { Addresses = [Rented] });
        Deviations.Of(story.File()).ShouldHaveSingleItem().Connections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Port.ShouldBe(0), c => c.Protocol.ShouldBe(0));
    }

    [Fact]
    public void ANewOperationAndANewNetworkOfAnIdentityDeviate()
    {
        story.Had(EntityType.Identity, "bob", story.Text(Feature.Operation, "ListBuckets")).Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "ListBuckets"))
            .Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "DeleteTrail")).Has(EntityType.Identity, "bob", Network("203.0.114.0")).Alerted(EntityType.Identity, "bob");
        Deviations.Of(story.File()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Operations.ShouldBe(["DeleteTrail"]), d => d.Networks.Count.ShouldBe(1), d => d.Connections.ShouldBeEmpty());
    }
}
