using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;

namespace Windhover.Benchmarks.Quality.Response;

/// <summary>A platform that can do what gateways, clouds and directories can, to everybody, and does nothing: what would be dropped is counted out of the telemetry.</summary>
internal sealed class AnyPlatform : IResponderConnection
{
    private static readonly ContainmentKind[] Devices = [ContainmentKind.BlockConnections, ContainmentKind.EnforcePatternOfLife, ContainmentKind.EnforceGroup, ContainmentKind.BlockOutgoing, ContainmentKind.BlockIncoming, ContainmentKind.Quarantine];
    private static readonly ContainmentKind[] Identities = [ContainmentKind.RevokeSessions, ContainmentKind.DenyOperations, ContainmentKind.DisableIdentity];

    /// <summary>It, set up.</summary>
    public static Platforms AsPlatforms()
    {
        var actions = Devices.Select(k => new Counted(k, EntityType.Device)).Concat(Identities.Select(k => new Counted(k, EntityType.Identity)));
        return new Platforms(new ActionCatalogue([new Way()], actions), [new NamedConnection("any", "any", new AnyPlatform())]);
    }

    /// <inheritdoc/>
    public Task<string> WhoAsync(CancellationToken cancellation) => Task.FromResult("any");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Way : IResponder
    {
        public ResponderDescriptor Descriptor { get; } = new() { Name = "any", Title = "Any platform", Page = "", Settings = [] };

        public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new AnyPlatform();
    }

    private sealed class Counted(ContainmentKind kind, EntityType of) : ResponseAction<AnyPlatform>
    {
        public override ActionDescriptor Descriptor { get; } = new()
        {
            Name = $"any.{kind}".ToLowerInvariant(), Responder = "any", Kind = kind, Of = of, Title = "Counts", Preconditions = [], Page = "", Permissions = [],
        };

        protected override Task<ActionPlan> PlanAsync(AnyPlatform at, ActionRequest request, CancellationToken cancellation) =>
            Task.FromResult(new ActionPlan { ActionId = request.ActionId, Place = request.Wanted.Entity.Id, Text = kind.ToString(), Before = [], Change = [], Until = request.Until });

        protected override Task ApplyAsync(AnyPlatform at, ActionPlan plan, CancellationToken cancellation) => Task.CompletedTask;

        protected override Task<ActionCheck> VerifyAsync(AnyPlatform at, ActionPlan plan, CancellationToken cancellation) => Task.FromResult(new ActionCheck(ActionState.InForce, ""));

        protected override Task<ActionCheck> UndoAsync(AnyPlatform at, ActionPlan plan, CancellationToken cancellation) => Task.FromResult(new ActionCheck(ActionState.Absent, ""));
    }
}
