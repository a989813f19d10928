using Windhover.Core.Detection;

namespace Windhover.Core.Investigation;

/// <summary>The alerts of a case as facts: only those that a sentence speaks of become one, so that a report stays small however many alerts there are.</summary>
/// <param name="facts">Takes them.</param>
internal sealed class AlertFacts(FactBook facts)
{
    /// <summary>The fact of an alert.</summary>
    public string Of(Alert alert) => facts.Add(alert.Title + ".", new FactQuery { Subject = FactSubject.Alerts, Entity = alert.Entity.Id, From = alert.FirstTime, To = alert.Time }, [alert]);
}
