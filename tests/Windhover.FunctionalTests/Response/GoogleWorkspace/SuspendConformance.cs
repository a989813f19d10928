using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.GoogleWorkspace;

public sealed class SuspendConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("gworkspace.suspend");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<WorkspacePeer>.StartAsync(
        new WorkspacePeer(), "gworkspace", static peer => peer.Settings, Of(WorkspacePeer.Mallory), Of("nobody@acme.example"), static (peer, _) =>
        {
            peer.Suspend("colleague@acme.example", "ADMIN", false);
            peer.Suspend("colleague@acme.example", "ADMIN", true);
            return true;
        });

    private static Containment Of(string who) => new() { Kind = ContainmentKind.DisableIdentity, Entity = PeerActions.Identity(who) };
}
