using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Running;

namespace Windhover.Cli;

/// <summary>The engine as the demo shows it: while the quiet days are learned, the status says how far that is.</summary>
internal sealed class DemoView(LiveRun engine, int days, DateOnly start) : IEngineView
{
    private readonly long begin = new DateTimeOffset(start.ToDateTime(default), TimeSpan.Zero).ToUnixTimeMilliseconds();
    private volatile bool learned;

    /// <summary>Set once the quiet days are learned.</summary>
    public bool Learned
    {
        get => learned;
        set => learned = value;
    }

    /// <summary>Quiet days that were read so far.</summary>
    public int DaysLearned => DaysOf(engine.Status);

    /// <inheritdoc/>
    public EngineStatus Status
    {
        get
        {
            var now = engine.Status;
            return Learned ? now : now with { Learning = true, LearningNote = $"Learning the simulated estate: {DaysOf(now)} of {days} days; then attacks begin." };
        }
    }

    /// <inheritdoc/>
    public Task<CoverageReport> CoverageAsync(CancellationToken cancellation) => engine.CoverageAsync(cancellation);

    /// <inheritdoc/>
    public Task<EntityView?> DescribeAsync(string entityId, CancellationToken cancellation) => engine.DescribeAsync(entityId, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation) => engine.EntitiesAsync(text, limit, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PeersAsync(string entityId, int limit, CancellationToken cancellation) => engine.PeersAsync(entityId, limit, cancellation);

    /// <inheritdoc/>
    public Task<InvestigationReport?> InvestigateAsync(string entityId, long from, long to, IReadOnlyList<Alert> alerts, CancellationToken cancellation) =>
        engine.InvestigateAsync(entityId, from, to, alerts, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedbackUse>> FeedbackUsesAsync(CancellationToken cancellation) => engine.FeedbackUsesAsync(cancellation);

    /// <inheritdoc/>
    public Task TakeUpFeedbackAsync(CancellationToken cancellation) => engine.TakeUpFeedbackAsync(cancellation);

    private int DaysOf(EngineStatus now) => now.LastEvent is { } last ? (int)Math.Clamp((last - begin) / 86_400_000, 0, days) : 0;
}
