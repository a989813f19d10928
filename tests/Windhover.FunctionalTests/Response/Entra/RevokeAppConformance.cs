using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Entra;

public sealed class RevokeAppConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("entra.revoke-app");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<EntraGraphPeer>.StartAsync(
        new EntraGraphPeer(), "entra", static peer => peer.Settings, Of(EntraGraphPeer.Mallory), Of("nobody@acme.example"), static (peer, _) =>
        {
            peer.ConsentToMore();
            return true;
        }, static peer => peer.Dump().Contains("Mail.ReadWrite Mail.Send", StringComparison.Ordinal) ? "consented to more" : "");

    private static Containment Of(string who) => new() { Kind = ContainmentKind.DisableCredential, Entity = PeerActions.Identity(who), Credential = EntraGraphPeer.App };
}
