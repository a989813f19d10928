using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;

namespace Windhover.Testing.Stores;

/// <summary>Alerts and incidents with every member set.</summary>
public static class StateSamples
{
    /// <summary>An entity.</summary>
    public static EntityRef Entity(string id = "device:i-1", string name = "web-1") =>
        new() { Type = EntityType.Device, Id = id, Name = name, Account = "prod", Ips = ["10.0.0.5", "2001:db8::5"] };

    /// <summary>An alert.</summary>
    public static Alert Alert(string id, long time = 1_000, string entity = "device:i-1", string model = "learned.egress", string title = "Sent 40 GB") => new()
    {
        AlertId = id,
        Time = time,
        FirstTime = time - 500,
        Model = model,
        Title = title,
        Kind = AlertKind.ThirdParty,
        Severity = Severity.High,
        Entity = Entity(entity),
        Related = [Entity("identity:anna", "Anna"), Entity("resource:bucket")],
        Score = 91.5,
        Probability = 1e-9,
        Chance = "once in 140 years of this machine",
        Attacks = [new("TA0010", "T1048")],
        Contributions =
        [
            new()
            {
                Feature = "bytes_out", Observed = "40 GB", Expected = "0.2 to 1 GB", Probability = 1e-7, Bits = 23, Text = "40 times the most",
                Numeric = new(4e10, "bytes", 2e8, 5e8, 1e9, 1e8, double.PositiveInfinity),
            },
            new()
            {
                Feature = "peer", Observed = "203.0.113.9", Expected = "one of 4", Probability = 1e-2, Bits = 6, Text = "never seen",
                Categorical = new("203.0.113.9", [new("10.0.0.9", 0.7, 28)], 0, 28, 0, 41),
            },
        ],
        Evidence = [new("netflow", "logs/a.gz", long.MaxValue, int.MaxValue, "rec-1", time)],
        Records = long.MaxValue,
        Why = "because",
        NextSteps = ["look", "ask"],
    };

    /// <summary>An incident.</summary>
    public static Incident Incident(
        string id, long detectedAt = 1_000, long? end = null, Severity severity = Severity.Medium, string title = "web-1 sent 40 GB", string summary = "A long account",
        params string[] entities) => new()
        {
            IncidentId = id,
            StartTime = detectedAt - 500,
            EndTime = end ?? detectedAt + 500,
            DetectedAt = detectedAt,
            Title = title,
            Score = 88.25,
            Severity = severity,
            Verdict = Verdict.Suspicious,
            Entities = [.. (entities.Length == 0 ? ["device:i-1"] : entities).Select(entity => Entity(entity))],
            Attacks = [new("TA0010", "T1048")],
            Summary = summary,
            Alerts = ["a1", "a2"],
        };
}
