using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Entra;

public sealed class DisableUserConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("entra.disable-user");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<EntraGraphPeer>.StartAsync(
        new EntraGraphPeer(), "entra", static peer => peer.Settings, Of(EntraGraphPeer.Mallory), Of("nobody@acme.example"), static (peer, _) =>
        {
            peer.Enable(true);
            return true;
        });

    private static Containment Of(string who) => new() { Kind = ContainmentKind.DisableIdentity, Entity = PeerActions.Identity(who) };
}
