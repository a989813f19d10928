using Shouldly;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.GoogleWorkspace;

/// <summary>What actions on users of Google Workspace promise beyond what all do.</summary>
public sealed class WorkspaceTests : IAsyncLifetime
{
    private readonly WorkspacePeer peer = new();
    private IResponderConnection connection = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await peer.StartAsync();
        connection = PeerActions.Open("gworkspace", peer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await peer.DisposeAsync();
        peer.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheServiceAccountActsForTheAdministrator()
    {
        (await connection.WhoAsync(Cancellation)).ShouldBe($"{WorkspacePeer.Admin} (super administrator)");
        peer.Tokens.Subjects.ShouldBe([WorkspacePeer.Admin]);
    }

    [Theory]
    [InlineData(WorkspacePeer.Admin)]
    [InlineData("../../groups/all@acme.example")]
    [InlineData("mallory@acme.example/../responder@acme.example")]
    [InlineData("..")]
    [InlineData("<script>@acme.example")]
    [InlineData("bot@acme-lab.iam.gserviceaccount.com")]
    public async Task WhoMustNotOrCannotBeSuspendedIsRefused(string who)
    {
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("gworkspace.suspend", who));
        peer.Writes.Where(w => w != "POST /token").ShouldBeEmpty();
        peer.Calls.ShouldNotContain(c => c.Contains("groups", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ADMIN")]
    [InlineData("ABUSE")]
    public async Task WhoIsSuspendedAlreadyIsLeft(string reason)
    {
        peer.Suspend("colleague@acme.example", reason, true);
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("gworkspace.suspend", WorkspacePeer.Mallory))).Message.ShouldContain(reason);
    }

    [Fact]
    public async Task WhatGoogleSuspendedInBetweenIsLeft()
    {
        var (action, plan) = await PlanAsync("gworkspace.suspend", WorkspacePeer.MalloryId);
        await action.ApplyAsync(connection, plan, Cancellation);
        peer.Suspend("", "ABUSE", true);
        var check = await action.UndoAsync(connection, plan, Cancellation);
        check.State.ShouldBe(ActionState.Different);
        check.Text.ShouldContain("ABUSE");
    }

    [Fact]
    public async Task ASuspensionOfAColleagueIsLeftAndTold()
    {
        var (action, plan) = await PlanAsync("gworkspace.suspend", WorkspacePeer.Mallory);
        await action.ApplyAsync(connection, plan, Cancellation);
        peer.Suspend("colleague@acme.example", "ADMIN", true);
        var check = await action.UndoAsync(connection, plan, Cancellation);
        check.State.ShouldBe(ActionState.Different);
        check.Text.ShouldContain("colleague@acme.example");
    }

    [Fact]
    public async Task ASignOutIsReadBackFromTheAdminLogByAnotherProcess()
    {
        var (action, plan) = await PlanAsync("gworkspace.sign-out", WorkspacePeer.Mallory);
        peer.IsLogLate = true;
        await action.ApplyAsync(connection, plan, Cancellation);
        (await action.VerifyAsync(connection, plan, Cancellation)).Text.ShouldContain("does not show it yet");
        await using var other = PeerActions.Open("gworkspace", peer.Settings);
        (await action.VerifyAsync(other, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
        peer.IsLogLate = false;
        (await action.VerifyAsync(other, plan, Cancellation)).Text.ShouldContain(WorkspacePeer.Admin);
    }

    [Fact]
    public async Task ATokenIsOnlyDeletedOfAnAppThatIsNamed()
    {
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("gworkspace.revoke-token", WorkspacePeer.Mallory))).Message.ShouldContain("not known");
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("gworkspace.revoke-token", WorkspacePeer.Mallory, "../../" + WorkspacePeer.MalloryId));
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("gworkspace.revoke-token", WorkspacePeer.Mallory, "another.apps.googleusercontent.com"))).Message.ShouldContain("gave no token");
        peer.Writes.Where(w => w != "POST /token").ShouldBeEmpty();
    }

    [Fact]
    public async Task ThrottlingIsWaitedOutAndARefusalIsToldInGooglesWords()
    {
        peer.Fail("GET", "/users/", new PeerAnswer(429, null, "0"));
        peer.Fail("GET", "/users/", new PeerAnswer(503));
        var (action, plan) = await PlanAsync("gworkspace.suspend", WorkspacePeer.Mallory);
        var body = System.Text.Json.Nodes.JsonNode.Parse("""{"error":{"code":403,"message":"Not Authorized to access this resource/api","errors":[{"domain":"global","reason":"forbidden"}]}}""");
        peer.Fail("PUT", "/users/", new PeerAnswer(403, body));
        (await Should.ThrowAsync<ActionFailedException>(() => action.ApplyAsync(connection, plan, Cancellation))).Message.ShouldContain("Not Authorized to access this resource/api");
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
    }

    private async Task<(IAction Action, ActionPlan Plan)> PlanAsync(string name, string who, string credential = "")
    {
        var action = PeerActions.Of(name);
        var wanted = new Containment { Kind = action.Descriptor.Kind, Entity = PeerActions.Identity(who), Credential = credential };
        return (action, await action.PlanAsync(connection, PeerActions.Request(wanted), Cancellation));
    }
}
