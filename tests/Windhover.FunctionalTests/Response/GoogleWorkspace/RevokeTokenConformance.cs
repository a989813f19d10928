using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.GoogleWorkspace;

public sealed class RevokeTokenConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("gworkspace.revoke-token");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<WorkspacePeer>.StartAsync(
        new WorkspacePeer(), "gworkspace", static peer => peer.Settings, Of(WorkspacePeer.Mallory), Of("nobody@acme.example"));

    private static Containment Of(string who) => new() { Kind = ContainmentKind.DisableCredential, Entity = PeerActions.Identity(who), Credential = WorkspacePeer.App };
}
