using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Deciding;

namespace Windhover.Testing.Response;

/// <summary>A platform in memory whose every action takes two calls, so that it can be left half done.</summary>
public sealed class MemoryPlatform : IResponderConnection
{
    /// <summary>Whom it knows, by id.</summary>
    public HashSet<string> Known { get; } = ["device:i-1", "identity:anna"];

    /// <summary>What it cannot do; as most platforms, it is nobody to be told.</summary>
    public HashSet<ContainmentKind> Cannot { get; } = [ContainmentKind.Notify];

    /// <summary>The only assignments that its people have; none, while this is empty.</summary>
    public HashSet<string> Assignments { get; } = [];

    /// <summary>What stands: action id and part, with the containment that made it.</summary>
    public ConcurrentDictionary<string, string> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Called before each call that reads or changes it; may throw.</summary>
    public Action<string> Before { get; set; } = static _ => { };

    /// <summary>What a plan says to people.</summary>
    public Func<ActionRequest, string> Words { get; set; } = static request => $"{request.Wanted.Kind} of {request.Wanted.Entity.Name}.";

    /// <summary>Parts that it takes and forgets, without a word.</summary>
    public HashSet<string> Forgets { get; } = [];

    /// <summary>When what stands ends by the last plan, epoch milliseconds, by action id.</summary>
    public ConcurrentDictionary<string, long> Until { get; } = new(StringComparer.Ordinal);

    /// <summary>All of it as <see cref="Platforms"/>, under the name <c>memory</c>.</summary>
    public Platforms AsPlatforms() => new(new ActionCatalogue([new Responder()], Actions()), [new NamedConnection("memory", "memory", this)]);

    /// <inheritdoc/>
    public Task<string> WhoAsync(CancellationToken cancellation) => Task.FromResult("memory");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<IAction> Actions() => Enum.GetValues<ContainmentKind>().SelectMany(kind => new[] { EntityType.Device, EntityType.Identity }.Select(of => new MemoryAction(kind, of)));

    private sealed class Responder : IResponder
    {
        public ResponderDescriptor Descriptor { get; } = new() { Name = "memory", Title = "Memory", Page = "https://example.org", Settings = [] };

        public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new MemoryPlatform();
    }

    private sealed class MemoryAction(ContainmentKind kind, EntityType of) : ResponseAction<MemoryPlatform>
    {
        public override ActionDescriptor Descriptor { get; } = new()
        {
            Name = $"memory.{kind}-{of}".ToLowerInvariant(), Responder = "memory", Kind = kind, Of = of, Title = "Remembers it.", Preconditions = [], Page = "https://example.org", Permissions = [],
        };

        protected override Task<ActionPlan> PlanAsync(MemoryPlatform at, ActionRequest request, CancellationToken cancellation) => at.Known.Contains(request.Wanted.Entity.Id) && !at.Cannot.Contains(kind) && (kind != ContainmentKind.RemoveRole || at.Assignments.Contains(request.Wanted.Credential))
            ? Task.FromResult(new ActionPlan { ActionId = request.ActionId, Place = request.Wanted.Entity.Id, Text = at.Words(request), Before = [], Change = new JsonObject { ["kind"] = kind.ToString() }, Until = request.Until })
            : throw new ActionRefusedException($"there is no {request.Wanted.Entity.Id} here");

        protected override Task ApplyAsync(MemoryPlatform at, ActionPlan plan, CancellationToken cancellation)
        {
            foreach (var part in new[] { "a", "b" })
            {
                at.Before($"apply {part}");
                if (!at.Forgets.Contains(part)) at.Parts[$"{plan.ActionId}/{part}"] = plan.Change["kind"]!.GetValue<string>();
            }

            at.Until[plan.ActionId] = plan.Until;
            return Task.CompletedTask;
        }

        protected override Task<ActionCheck> VerifyAsync(MemoryPlatform at, ActionPlan plan, CancellationToken cancellation)
        {
            at.Before("verify");
            var parts = at.Parts.Keys.Count(k => k.StartsWith(plan.ActionId + "/", StringComparison.Ordinal));
            return Task.FromResult(new ActionCheck(parts switch { 2 => ActionState.InForce, 0 => ActionState.Absent, _ => ActionState.Different }, $"{parts} of 2 parts stand."));
        }

        protected override Task<ActionCheck> UndoAsync(MemoryPlatform at, ActionPlan plan, CancellationToken cancellation)
        {
            foreach (var part in new[] { "b", "a" })
            {
                at.Before($"undo {part}");
                at.Parts.TryRemove($"{plan.ActionId}/{part}", out _);
            }

            return Task.FromResult(new ActionCheck(ActionState.Absent, "Nothing stands."));
        }
    }
}
