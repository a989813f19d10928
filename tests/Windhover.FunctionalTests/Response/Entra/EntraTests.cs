using Shouldly;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Entra;

/// <summary>What actions on users of Entra ID promise beyond what all do.</summary>
public sealed class EntraTests : IAsyncLifetime
{
    private readonly EntraGraphPeer peer = new();
    private IResponderConnection connection = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await peer.StartAsync();
        connection = PeerActions.Open("entra", peer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await peer.DisposeAsync();
        peer.Breaches.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("entra.disable-user", "a/../../groups@acme.example")]
    [InlineData("entra.disable-user", "..")]
    [InlineData("entra.disable-user", "x' or 1 eq 1")]
    [InlineData("entra.disable-user", EntraGraphPeer.Synced)]
    [InlineData("entra.revoke-sessions", EntraGraphPeer.Guest)]
    public async Task WhoMustNotOrCannotBeStoppedHereIsRefused(string name, string who)
    {
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(name, who));
        peer.Writes.ShouldBeEmpty();
        peer.Calls.ShouldNotContain(c => c.Contains("groups", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("') or principalId eq 'x")]
    [InlineData("20000000-0000-4000-8000-000000000008")]
    public async Task AnAppThatIsNotThereIsRefused(string app) =>
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("entra.revoke-app", EntraGraphPeer.Mallory, app))).Message.ShouldContain("app");

    [Fact]
    public async Task ThePlanSaysWhatStaysForEverybody()
    {
        var (action, plan) = await PlanAsync("entra.revoke-app", EntraGraphPeer.MalloryId, EntraGraphPeer.App);
        plan.Text.ShouldContain("Mail.Read offline_access");
        plan.Text.ShouldContain("for everybody stays: User.Read");
        await action.ApplyAsync(connection, plan, Cancellation);
        peer.Writes.Count().ShouldBe(2);
    }

    [Fact]
    public async Task AnAppIsTakenInPartsAcrossACrash()
    {
        var (action, plan) = await PlanAsync("entra.revoke-app", EntraGraphPeer.Mallory, EntraGraphPeer.App);
        peer.Fail("DELETE", "", new PeerAnswer(204));
        await action.ApplyAsync(connection, plan, Cancellation);
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.Different);
        await action.ApplyAsync(connection, plan, Cancellation);
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
    }

    [Fact]
    public async Task WhatTheUserConsentedToSinceThePlanIsNotDeleted()
    {
        var (action, plan) = await PlanAsync("entra.revoke-app", EntraGraphPeer.Mallory, EntraGraphPeer.App);
        peer.Locked(peer.ConsentToMore);
        await Should.ThrowAsync<ActionRefusedException>(() => action.ApplyAsync(connection, plan, Cancellation));
        peer.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task SessionsThatWereRevokedAfterTheDeviationAreLeft()
    {
        var (action, plan) = await PlanAsync("entra.revoke-sessions", EntraGraphPeer.Mallory);
        await action.ApplyAsync(connection, plan, Cancellation);
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("entra.revoke-sessions", EntraGraphPeer.Mallory))).Message.ShouldContain("already");
    }

    [Fact]
    public async Task AMissingPermissionIsToldInGraphsWords()
    {
        var (action, plan) = await PlanAsync("entra.disable-user", EntraGraphPeer.Mallory);
        var body = System.Text.Json.Nodes.JsonNode.Parse("""{"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}""");
        peer.Fail("PATCH", "/users/", new PeerAnswer(403, body));
        (await Should.ThrowAsync<ActionFailedException>(() => action.ApplyAsync(connection, plan, Cancellation))).Message.ShouldContain("Authorization_RequestDenied: Insufficient privileges");
    }

    private async Task<(IAction Action, ActionPlan Plan)> PlanAsync(string name, string who, string credential = "")
    {
        var action = PeerActions.Of(name);
        var wanted = new Containment { Kind = action.Descriptor.Kind, Entity = PeerActions.Identity(who), Credential = credential, SessionsBefore = PeerActions.Now.ToUnixTimeMilliseconds() };
        return (action, await action.PlanAsync(connection, PeerActions.Request(wanted), Cancellation));
    }
}
