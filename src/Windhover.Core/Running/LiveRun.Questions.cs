using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Running;

/// <content>What others ask; answered on the engine's thread.</content>
public sealed partial class LiveRun
{
    /// <inheritdoc/>
    public Task<EntityView?> DescribeAsync(string entityId, CancellationToken cancellation) => requests.AskAsync(() => run.Engine.View.Describe(entityId), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation) =>
        requests.AskAsync(() => run.Engine.View.Find(text, limit), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> PeersAsync(string entityId, int limit, CancellationToken cancellation) => requests.AskAsync(() => run.Engine.View.Peers(entityId, limit), cancellation);

    /// <inheritdoc/>
    public Task<InvestigationReport?> InvestigateAsync(string entityId, long from, long to, IReadOnlyList<Alert> alerts, CancellationToken cancellation) =>
        requests.AskAsync(() => run.Engine.Investigate(entityId, from, to, alerts), cancellation);

    /// <inheritdoc/>
    public Task<CoverageReport> CoverageAsync(CancellationToken cancellation) => requests.AskAsync(CoverageNow, cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FeedbackUse>> FeedbackUsesAsync(CancellationToken cancellation) => requests.AskAsync(() => run.Engine.Feedback.Uses, cancellation);

    /// <summary>
    /// Goes on with other models from the next slice on; ends once it does. Nothing that was learned or found is lost: thresholds and sequences of models whose text is the same go on counting. The
    /// suppressions stay those that the run was made with.
    /// </summary>
    public Task TakeUpAsync(ModelCatalogue others, CancellationToken cancellation) => requests.AskAsync(
        () =>
        {
            run.TakeUp(others);
            models = others;
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public Task TakeUpFeedbackAsync(CancellationToken cancellation) => requests.AskAsync(
        () =>
        {
            run.TakeUpFeedback();
            run.Engine.LookAgain();
            return true;
        },
        cancellation);
}
