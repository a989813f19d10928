using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Entra;

public sealed class RevokeSessionsConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("entra.revoke-sessions");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<EntraGraphPeer>.StartAsync(
        new EntraGraphPeer(), "entra", static peer => peer.Settings, Of(EntraGraphPeer.Mallory), Of("nobody@acme.example"));

    private static Containment Of(string who) => new() { Kind = ContainmentKind.RevokeSessions, Entity = PeerActions.Identity(who) };
}
