using Windhover.Core.Detection;
using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Exports.Ocsf;

/// <summary>A value of an OCSF enumeration: its number and its caption, as https://schema.ocsf.io/1.6.0 has them.</summary>
internal readonly record struct OcsfId(int Id, string Caption)
{
    /// <summary>severity_id.</summary>
    public static OcsfId Of(Severity severity) => severity switch
    {
        Severity.Informational => new(1, "Informational"),
        Severity.Low => new(2, "Low"),
        Severity.Medium => new(3, "Medium"),
        Severity.High => new(4, "High"),
        Severity.Critical => new(5, "Critical"),
        _ => new(0, "Unknown"),
    };

    /// <summary>priority_id: how urgent it is, which is what our severity says.</summary>
    public static OcsfId Priority(Severity severity) => severity switch
    {
        Severity.Informational or Severity.Low => new(1, "Low"),
        Severity.Medium => new(2, "Medium"),
        Severity.High => new(3, "High"),
        Severity.Critical => new(4, "Critical"),
        _ => new(0, "Unknown"),
    };

    /// <summary>verdict_id.</summary>
    public static OcsfId Of(Verdict verdict) => verdict switch
    {
        Verdict.Malicious => new(2, "True Positive"),
        Verdict.Suspicious => new(4, "Suspicious"),
        Verdict.Benign => new(5, "Benign"),
        Verdict.Inconclusive => new(7, "Insufficient Data"),
        _ => new(0, "Unknown"),
    };

    /// <summary>status_id of an incident.</summary>
    public static OcsfId Of(IncidentStatus status) => status == IncidentStatus.Closed ? new(5, "Closed") : new(1, "New");

    /// <summary>type_id of what raised an alert (https://schema.ocsf.io/1.6.0/objects/analytic).</summary>
    public static OcsfId Of(AlertKind kind) => kind switch
    {
        AlertKind.Learned => new(2, "Behavioral"),
        AlertKind.Model => new(1, "Rule"),
        AlertKind.Feed => new(9, "Exact Data Match"),
        _ => new(99, "Third party"),
    };

    /// <summary>confidence_id: how probable it is that there is something to act on, in thirds.</summary>
    public static OcsfId Confidence(double probability) => probability switch
    {
        < 1 / 3d => new(1, "Low"),
        < 2 / 3d => new(2, "Medium"),
        <= 1 => new(3, "High"),
        _ => new(0, "Unknown"),
    };

    /// <summary>activity_id of a finding.</summary>
    public static OcsfId Activity(bool closed, bool changed) => closed ? new(3, "Close") : changed ? new(2, "Update") : new(1, "Create");
}
