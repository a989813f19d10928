using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Azure;

public sealed class RemoveRoleAssignmentConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("azure.remove-role-assignment");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<ArmPeer>.StartAsync(
        new ArmPeer(), "azure", static peer => peer.Settings, Of(ArmPeer.Principal), Of("60000000-0000-4000-8000-000000000043"), static (peer, _) =>
        {
            peer.GiveTheRole("given by a person again");
            return true;
        });

    private static Containment Of(string who) => new() { Kind = ContainmentKind.RemoveRole, Entity = PeerActions.Identity(who), Credential = ArmPeer.Assignment };
}
