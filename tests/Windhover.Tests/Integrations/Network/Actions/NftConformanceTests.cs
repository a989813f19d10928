using Windhover.Core.Response.Actions;
using Windhover.Integrations.Network.Actions;
using Windhover.Testing.Response;

namespace Windhover.Tests.Integrations.Network.Actions;

/// <summary>Every action of a gateway over a real router.</summary>
public static class NftConformanceTests
{
    public sealed class BlockConnections : On
    {
        protected override IAction Action { get; } = new NftBlockConnections();
    }

    public sealed class EnforcePatternOfLife : On
    {
        protected override IAction Action { get; } = new NftEnforcePatternOfLife();
    }

    public sealed class EnforceGroup : On
    {
        protected override IAction Action { get; } = new NftEnforceGroup();
    }

    public sealed class BlockOutgoing : On
    {
        protected override IAction Action { get; } = new NftBlockOutgoing();
    }

    public sealed class BlockIncoming : On
    {
        protected override IAction Action { get; } = new NftBlockIncoming();
    }

    public sealed class Quarantine : On
    {
        protected override IAction Action { get; } = new NftQuarantine();
    }

    public abstract class On : ActionConformance
    {
        protected override async Task<ActionPlatform> StartAsync() => await NftPlatform.StartAsync(Action.Descriptor.Kind, hosts: 1);
    }
}
