using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Gcp;

public sealed class DisableServiceAccountKeyConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("gcp.disable-service-account-key");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<GcpPeer>.StartAsync(
        new GcpPeer(), "gcp", static peer => peer.Settings, Of(GcpPeer.Account), Of($"nobody@{GcpPeer.Project}.iam.gserviceaccount.com"), static (peer, _) =>
        {
            peer.Disable(true, "SERVICE_ACCOUNT_KEY_DISABLE_REASON_EXPOSED");
            return true;
        });

    private static Containment Of(string who) => new() { Kind = ContainmentKind.DisableCredential, Entity = PeerActions.Identity(who), Credential = GcpPeer.Key };
}
