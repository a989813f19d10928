using System.Text.Json;
using Windhover.Core.Detection;
using Windhover.Core.Entities;

namespace Windhover.Core.Outputs.Exports.Ocsf;

/// <summary>An alert as a Detection Finding (https://schema.ocsf.io/1.6.0/classes/detection_finding).</summary>
internal static class OcsfAlert
{
    private const int Class = 2004;

    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartObject();
        json.Classify(Class, "Detection Finding", OcsfId.Activity(closed: false, changed: false), alert.Severity, alert.Time);
        json.Metadata(alert.AlertId, alert.Time);
        json.WriteStartObject("finding_info");
        json.FindingInfo(alert);
        json.WriteEndObject();
        json.WriteString("message", alert.Title);
        json.WriteBoolean("is_alert", true);
        json.WriteNumber("start_time", Math.Min(alert.FirstTime, alert.Time));
        json.WriteNumber("end_time", alert.Time);
        if (double.IsFinite(alert.Score)) json.WriteNumber("risk_score", (int)Math.Round(Math.Clamp(alert.Score, 0, 100), MidpointRounding.AwayFromZero));
        json.Optional("risk_details", alert.Chance.Length > 0 ? $"By chance this happens {alert.Chance}." : "");
        Resources(json, alert);
        Evidences(json, alert);
        if (alert.NextSteps.Count > 0)
        {
            json.WriteStartObject("remediation");
            json.WriteString("desc", string.Join('\n', alert.NextSteps));
            json.WriteEndObject();
        }

        json.Observables(alert.Related.Prepend(alert.Entity), alert.Addresses);
        json.WriteEndObject();
    }

    // https://schema.ocsf.io/1.6.0/objects/resource_details
    private static void Resources(Utf8JsonWriter json, Alert alert) =>
        json.Optional("resources", alert.Related.Prepend(alert.Entity).DistinctBy(entity => entity.Id), entity =>
        {
            json.WriteString("uid", entity.Id);
            json.Optional("name", entity.Name);
            json.WriteString("type", ExportText.Word(entity.Type));
        });

    // https://schema.ocsf.io/1.6.0/objects/evidences: the ledger first, then where each raw record is.
    private static void Evidences(Utf8JsonWriter json, Alert alert)
    {
        json.WriteStartArray("evidences");
        foreach (var row in alert.Contributions)
        {
            json.WriteStartObject();
            json.WriteString("name", "contribution");
            Actor(json, alert.Entity);
            json.WriteStartObject("data");
            json.WriteString("feature", row.Feature);
            json.WriteString("observed", row.Observed);
            json.WriteString("expected", row.Expected);
            if (double.IsFinite(row.Probability)) json.WriteNumber("probability", row.Probability);
            if (double.IsFinite(row.Bits)) json.WriteNumber("bits", row.Bits);
            json.WriteString("text", row.Text);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        foreach (var record in alert.Evidence)
        {
            json.WriteStartObject();
            json.WriteString("name", "raw record");
            json.Optional("uid", record.RecordId);
            Actor(json, alert.Entity);
            json.WriteStartObject("data");
            json.WriteString("source", record.Source);
            json.WriteString("file", record.File);
            json.WriteNumber("offset", record.Offset);
            json.WriteNumber("length", record.Length);
            json.WriteNumber("time", record.Time);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        foreach (var address in alert.Addresses)
        {
            json.WriteStartObject();
            json.WriteString("name", "rare outside address");
            json.WriteStartObject("data");
            json.WriteString("address", address);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // https://schema.ocsf.io/1.6.0/objects/actor
    private static void Actor(Utf8JsonWriter json, EntityRef entity)
    {
        if (entity.Type != EntityType.Identity) return;
        json.WriteStartObject("actor");
        json.WriteStartObject("user");
        json.WriteString("uid", entity.Id);
        json.Optional("name", entity.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
