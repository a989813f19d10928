using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;

namespace Windhover.Benchmarks.Quality.Response;

/// <summary>The engine has ended: nobody's group of peers is asked for any more, so that rungs which need one are left out.</summary>
internal sealed class NoEngine : IEngineView
{
    /// <inheritdoc/>
    public EngineStatus Status { get; } = new();

    /// <inheritdoc/>
    public Task<CoverageReport> CoverageAsync(CancellationToken cancellation) => Task.FromResult(new CoverageReport());

    /// <inheritdoc/>
    public Task<EntityView?> DescribeAsync(string entityId, CancellationToken cancellation) => Task.FromResult<EntityView?>(null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<EntitySummary>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PeersAsync(string entityId, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedbackUse>> FeedbackUsesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<FeedbackUse>>([]);

    /// <inheritdoc/>
    public Task TakeUpFeedbackAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task<InvestigationReport?> InvestigateAsync(string entityId, long from, long to, IReadOnlyList<Alert> alerts, CancellationToken cancellation) => Task.FromResult<InvestigationReport?>(null);
}
