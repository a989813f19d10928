using System.Text.Json;
using Shouldly;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.Testing.Response;

/// <summary>What every action promises, over a platform that really holds state.</summary>
public abstract class ActionConformance
{
    /// <summary>The action.</summary>
    protected abstract IAction Action { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PlanningChangesNothing()
    {
        await using var platform = await StartAsync();
        var before = await platform.DumpAsync();
        var plan = await PlanAsync(platform);
        (await platform.DumpAsync()).ShouldBe(before);
        plan.ActionId.ShouldBe(platform.Request.ActionId);
        plan.Place.ShouldNotBeEmpty();
        plan.Text.ShouldNotBeEmpty();
        (await Action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent, "nothing was applied yet");
    }

    [Fact]
    public async Task WhatIsAppliedIsReadBackAndUndoneWithoutATrace()
    {
        await using var platform = await StartAsync();
        var before = await platform.DumpAsync();
        var plan = await PlanAsync(platform);
        await Action.ApplyAsync(platform.Connection, plan, Cancellation);
        (await Action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        (await platform.DumpAsync()).ShouldNotBe(before);
        if (Action.Descriptor.IsFinal) return;
        (await Action.UndoAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
        (await platform.DumpAsync()).ShouldBe(before);
        (await Action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
    }

    [Fact]
    public async Task AppliedAndUndoneTwiceIsAsOnce()
    {
        await using var platform = await StartAsync();
        var before = await platform.DumpAsync();
        var plan = await PlanAsync(platform);
        await Action.ApplyAsync(platform.Connection, plan, Cancellation);
        var once = await platform.DumpAsync();
        await Action.ApplyAsync(platform.Connection, plan, Cancellation);
        (await platform.DumpAsync()).ShouldBe(once);
        await Action.UndoAsync(platform.Connection, plan, Cancellation);
        await Action.UndoAsync(platform.Connection, plan, Cancellation);
        if (!Action.Descriptor.IsFinal) (await platform.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task ToUndoWhatWasNeverAppliedChangesNothing()
    {
        await using var platform = await StartAsync();
        var before = await platform.DumpAsync();
        var plan = await PlanAsync(platform);
        await Action.UndoAsync(platform.Connection, plan, Cancellation);
        (await platform.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task APlanThatWasStoredAndReadAgainDoesTheSame()
    {
        await using var platform = await StartAsync();
        var before = await platform.DumpAsync();
        var plan = JsonSerializer.Deserialize<ActionPlan>(JsonSerializer.Serialize(await PlanAsync(platform)))!;
        await Action.ApplyAsync(platform.Connection, plan, Cancellation);
        plan = JsonSerializer.Deserialize<ActionPlan>(JsonSerializer.Serialize(plan))!;
        (await Action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        await Action.UndoAsync(platform.Connection, plan, Cancellation);
        if (!Action.Descriptor.IsFinal) (await platform.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task WhatAPersonChangedInBetweenIsNotOverwritten()
    {
        await using var platform = await StartAsync();
        var plan = await PlanAsync(platform);
        await Action.ApplyAsync(platform.Connection, plan, Cancellation);
        if (!await platform.ChangeAsPersonAsync(plan)) Assert.Skip($"{Action.Descriptor.Name}: a person can change nothing that its undoing would touch");
        var changed = await platform.PersonsPartAsync();
        var undone = await Action.UndoAsync(platform.Connection, plan, Cancellation);
        undone.Text.ShouldNotBeEmpty();
        (await platform.PersonsPartAsync()).ShouldBe(changed);
    }

    [Fact]
    public async Task WhomThePlatformDoesNotKnowIsRefusedWithAReason()
    {
        await using var platform = await StartAsync();
        var before = await platform.DumpAsync();
        var refused = await Should.ThrowAsync<ActionRefusedException>(() => Action.PlanAsync(platform.Connection, platform.Unknown, Cancellation));
        refused.Message.Length.ShouldBeGreaterThan(10);
        (await platform.DumpAsync()).ShouldBe(before);
    }

    /// <summary>A platform that knows whom the request is about.</summary>
    protected abstract Task<ActionPlatform> StartAsync();

    private Task<ActionPlan> PlanAsync(ActionPlatform platform) => Action.PlanAsync(platform.Connection, platform.Request, Cancellation);
}
