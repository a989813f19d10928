using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;

namespace Windhover.Testing.Server;

/// <summary>An engine that has stopped: it answers what was recorded, for tests of what stands in front of an engine.</summary>
public sealed class RecordedEngine : IEngineView
{
    /// <summary>What it knows, last seen first.</summary>
    public required IReadOnlyList<EntityView> Entities { get; init; }

    /// <inheritdoc />
    public EngineStatus Status { get; set; } = new();

    /// <summary>What its sources bring.</summary>
    public CoverageReport Coverage { get; set; } = new();

    /// <inheritdoc />
    public Task<CoverageReport> CoverageAsync(CancellationToken cancellation) => Task.FromResult(Coverage);

    /// <inheritdoc />
    public Task<EntityView?> DescribeAsync(string entityId, CancellationToken cancellation) =>
        Task.FromResult(Entities.FirstOrDefault(view => view.Entity.Id == entityId));

    /// <inheritdoc />
    public Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<EntitySummary>>(
        [
            .. Entities.Where(view => text is null || Holds(view.Entity, text)).Take(limit)
                .Select(view => new EntitySummary(view.Entity, view.FirstSeen, view.LastSeen, view.DaysSeen, view.Records, view.Learning, view.Group) { Tags = [.. view.Tags.Where(tag => tag.To is null)] }),
        ]);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> PeersAsync(string entityId, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. Entities.Where(view => view.Entity.Id != entityId && view.Group.Length > 0 && view.Group == Entities.FirstOrDefault(e => e.Entity.Id == entityId)?.Group).Select(view => view.Entity.Id).Order(StringComparer.Ordinal).Take(limit),
    ]);

    /// <summary>What it says when it is asked to investigate; null for the same of every entity that it knows.</summary>
    public Func<string, long, long, IReadOnlyList<Alert>, InvestigationReport?>? Investigated { get; set; }

    /// <inheritdoc />
    public Task<InvestigationReport?> InvestigateAsync(string entityId, long from, long to, IReadOnlyList<Alert> alerts, CancellationToken cancellation) =>
        Task.FromResult(Investigated is { } set ? set(entityId, from, to, alerts) : Entities.Any(view => view.Entity.Id == entityId) ? Found.Investigation(1) : null);

    /// <summary>What it says of feedback.</summary>
    public IReadOnlyList<FeedbackUse> FeedbackUses { get; set; } = [];

    /// <summary>How often it was told that feedback changed.</summary>
    public int FeedbackChanges { get; private set; }

    /// <inheritdoc />
    public Task<IReadOnlyList<FeedbackUse>> FeedbackUsesAsync(CancellationToken cancellation) => Task.FromResult(FeedbackUses);

    /// <inheritdoc />
    public Task TakeUpFeedbackAsync(CancellationToken cancellation)
    {
        FeedbackChanges++;
        return Task.CompletedTask;
    }

    private static bool Holds(EntityRef entity, string text) =>
        entity.Ips.Append(entity.Id).Append(entity.Name).Any(each => each.Contains(text, StringComparison.OrdinalIgnoreCase));
}
