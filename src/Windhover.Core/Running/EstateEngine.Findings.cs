using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Running.Coverage;

namespace Windhover.Core.Running;

/// <content>What becomes of an alert: it is told, or kept back and counted.</content>
internal sealed partial class EstateEngine
{
    private readonly List<Alert> published = [];

    /// <summary>How many alerts the user's suppressions kept back.</summary>
    public IReadOnlyList<SuppressedCount> Suppressed => suppressions.Counts;

    /// <summary>Who is known.</summary>
    public EntityTable Known => resolver.Entities;

    /// <summary>Which of them a log covers.</summary>
    public LogCover Cover { get; } = new();

    /// <summary>Investigates one entity because a person asks, over what is known now; nothing is kept of it.</summary>
    /// <param name="entityId">Who.</param>
    /// <param name="from">From this time, epoch milliseconds.</param>
    /// <param name="to">To this time, epoch milliseconds.</param>
    /// <param name="alerts">Its alerts in that time, in time order; may be none.</param>
    /// <returns>The report, or null when the entity is not known.</returns>
    public InvestigationReport? Investigate(string entityId, long from, long to, IReadOnlyList<Alert> alerts) =>
        resolver.Entities.Find(entityId) is >= 0 and var entity ? OnDemand.Investigate(known, facts.Ref(entity, from, to), from, to, alerts) : null;

    /// <summary>What people marked as expected; filled by whoever has the state store.</summary>
    public FeedbackBook Feedback { get; } = new();

    /// <summary>Investigates what is open anew when the window ends, because feedback has changed.</summary>
    public void LookAgain() => incidents.LookSoon();

    /// <summary>Goes on with other models, between two slices; what thresholds and sequences remember goes over to models of the same text. The suppressions stay.</summary>
    public void TakeUp(ModelCatalogue models)
    {
        using var state = new MemoryStream();
        using (var writer = new BinaryWriter(state, System.Text.Encoding.UTF8, leaveOpen: true)) matcher.SaveState(writer);
        var next = models.Compile(symbols);
        state.Position = 0;
        using (var reader = new BinaryReader(state)) next.RestoreState(reader);
        matcher = next;
    }

    private void Publish(Alert alert)
    {
        if (suppressions.Takes(alert)) return;
        var counted = recurrence.Note(alert);
        Feedback.Note(counted);
        Output.Alerts.Add(counted);
        published.Add(counted);
    }

    private void PublishFound()
    {
        foreach (var scored in found) Publish(learnedAlerts.Make(scored, book));
        found.Clear();
        Settle();
    }

    // What is raised at one moment is investigated together: a scan that alerts a thousand machines is looked at once.
    private void Settle()
    {
        if (published.Count == 0) return;
        incidents.Add(published);
        published.Clear();
    }
}
