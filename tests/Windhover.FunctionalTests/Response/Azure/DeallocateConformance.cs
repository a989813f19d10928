using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Azure;

public sealed class DeallocateConformance : ActionConformance
{
    protected override IAction Action { get; } = PeerActions.Of("azure.deallocate");

    protected override Task<ActionPlatform> StartAsync() => PeerPlatform<ArmPeer>.StartAsync(
        new ArmPeer(), "azure", static peer => peer.Settings, Of(PeerActions.Device("000d3a1b2c3d", ArmPeer.Subscription)), Of(PeerActions.Device(ArmPeer.Machine + "9")), static (peer, _) =>
        {
            peer.Power = "PowerState/stopped";
            return true;
        }, static peer => peer.Power);

    private static Containment Of(EntityRef who) => new() { Kind = ContainmentKind.Stop, Entity = who };
}
