using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
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

    /// <summary>Entities whose name, id, address or tag holds the text (all when null), last seen first.</summary>
    /// <param name="text">What to look for, whatever the case.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation);

    /// <summary>Ids of the others in an entity's group, in the order of their ids; empty when it is not known or has no group.</summary>
    /// <param name="entityId">Who.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellation">Gives up.</param>
    Task<IReadOnlyList<string>> PeersAsync(string entityId, int limit, CancellationToken cancellation);

    /// <summary>How often each feedback applied, by id; nothing of one that never did.</summary>
    Task<IReadOnlyList<FeedbackUse>> FeedbackUsesAsync(CancellationToken cancellation);

    /// <summary>Says that feedback in the state store has changed; ends once the engine goes by it.</summary>
    Task TakeUpFeedbackAsync(CancellationToken cancellation);

    /// <summary>Investigates one entity and period because a person asks, over what is known now; nothing is kept of it.</summary>
    /// <param name="entityId">Who.</param>
    /// <param name="from">From this time, epoch milliseconds.</param>
    /// <param name="to">To this time, epoch milliseconds.</param>
    /// <param name="alerts">Its alerts in that time, in time order; may be none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The report, or null when the entity is not known.</returns>
    Task<InvestigationReport?> InvestigateAsync(string entityId, long from, long to, IReadOnlyList<Alert> alerts, CancellationToken cancellation);
}
