using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Outputs;

/// <summary>What a server may ask a running engine. Safe for many threads; answers are as of the last window that was finished.</summary>
public interface IEngineView
{
    /// <summary>What was read, learned and found so far.</summary>
    EngineStatus Status { get; }

    /// <summary>What every source brings, how late, and what it leaves out.</summary>
    Task<CoverageReport> CoverageAsync(CancellationToken cancellation);

    /// <summary>The pattern of life of one entity, or null when it is not known.</summary>
    Task<EntityView?> DescribeAsync(string entityId, CancellationToken cancellation);

    /// <summary>Entities whose name, id or address holds the text (all when null), last seen first.</summary>
    /// <param name="text">What to look for, whatever the case.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation);
}
