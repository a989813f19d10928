using Windhover.Core.Entities;
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
                .Select(view => new EntitySummary(view.Entity, view.LastSeen, view.DaysSeen, view.Records, view.Learning)),
        ]);

    private static bool Holds(EntityRef entity, string text) =>
        entity.Ips.Append(entity.Id).Append(entity.Name).Any(each => each.Contains(text, StringComparison.OrdinalIgnoreCase));
}
