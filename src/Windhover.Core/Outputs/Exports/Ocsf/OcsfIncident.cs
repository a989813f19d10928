using System.Text.Json;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs.Exports.Ocsf;

/// <summary>An incident as an Incident Finding (https://schema.ocsf.io/1.6.0/classes/incident_finding).</summary>
internal static class OcsfIncident
{
    private const int Class = 2005;

    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, IncidentStory story)
    {
        var (incident, report) = (story.Incident, story.Investigation);
        var activity = OcsfId.Activity(incident.Status == IncidentStatus.Closed, story.ModifiedAt > incident.DetectedAt);
        json.WriteStartObject();
        json.Classify(Class, "Incident Finding", activity, incident.Severity, activity.Id == 1 ? incident.DetectedAt : story.ModifiedAt);
        json.Metadata(incident.IncidentId, story.ModifiedAt, "incident");
        json.Enumerated("status_id", "status", OcsfId.Of(incident.Status));
        json.WriteString("message", incident.Title);
        json.WriteString("desc", incident.Summary);
        json.WriteNumber("start_time", incident.StartTime);
        json.WriteNumber("end_time", incident.EndTime);
        json.Enumerated("verdict_id", "verdict", OcsfId.Of(report?.Verdict ?? incident.Verdict));
        if (report is not null) Confidence(json, report);
        json.Enumerated("priority_id", "priority", OcsfId.Priority(incident.Severity));

        // The class asks for one of assignee and assignee_group, whether or not anybody has the incident.
        json.WriteStartObject("assignee_group");
        json.WriteString("name", "Unassigned");
        json.WriteEndObject();
        json.Attacks(incident.Attacks);
        json.Optional("finding_info_list", story.Alerts, json.FindingInfo);
        if (story.Alerts.Count == 0) Findings(json, incident);
        json.Observables(incident.Entities, story.Alerts.SelectMany(alert => alert.Addresses));
        Unmapped(json, incident, report);
        json.WriteEndObject();
    }

    private static void Confidence(Utf8JsonWriter json, InvestigationReport report)
    {
        json.Enumerated("confidence_id", "confidence", OcsfId.Confidence(report.Probability));
        if (double.IsFinite(report.Probability)) json.WriteNumber("confidence_score", (int)Math.Round(Math.Clamp(report.Probability, 0, 1) * 100, MidpointRounding.AwayFromZero));
        if (report.Verdict != Verdict.Inconclusive) json.WriteBoolean("is_suspected_breach", report.Verdict != Verdict.Benign);
    }

    // The list is required: where the alerts are no longer kept, the ids that the incident knows are all there is to say of them.
    private static void Findings(Utf8JsonWriter json, Incident incident) =>
        json.Optional("finding_info_list", incident.Alerts.DefaultIfEmpty(incident.IncidentId), alertId => json.WriteString("uid", alertId));

    // What the class has no member for.
    private static void Unmapped(Utf8JsonWriter json, Incident incident, InvestigationReport? report)
    {
        json.WriteStartObject("unmapped");
        if (double.IsFinite(incident.Score)) json.WriteNumber("score", incident.Score);
        if (report is not null)
        {
            json.Optional("rival", report.Rival);
            json.Optional("would_change", report.WouldChange);
            json.Optional("account", report.Account.OrderBy(sentence => sentence.Section), sentence =>
            {
                json.WriteString("section", ExportText.Heading(sentence.Section));
                json.WriteString("text", sentence.Text);
                json.Optional("facts", sentence.Facts);
            });
            json.Optional("facts", report.Facts, fact =>
            {
                json.WriteString("id", fact.Id);
                json.WriteString("text", fact.Text);
                json.WriteString("query", FactAddress.Of(fact.Query));
            });
        }

        json.WriteEndObject();
    }
}
