using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules.Tuning;

namespace Windhover.Core.Running;

/// <content>What becomes of an alert: it is told, or kept back and counted.</content>
internal sealed partial class EstateEngine
{
    /// <summary>How many alerts the user's suppressions kept back.</summary>
    public IReadOnlyList<SuppressedCount> Suppressed => suppressions.Counts;

    private void Publish(Alert alert)
    {
        if (suppressions.Takes(alert)) return;
        var counted = recurrence.Note(alert);
        Output.Alerts.Add(counted);
        incidents.Add(counted);
    }
}
