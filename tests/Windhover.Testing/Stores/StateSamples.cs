using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

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

    /// <summary>Somebody closes an incident.</summary>
    public static HandlingChange Closing(string by = "Anna", long time = 5_000, ClosingReason? reason = ClosingReason.BenignExpected, string text = "The backup", int? ifVersion = null) =>
        new() { Kind = HandlingKind.Closed, By = by, Time = time, Reason = reason, Text = text, IfVersion = ifVersion };

    /// <summary>Somebody opens it again.</summary>
    public static HandlingChange Reopening(string by = "Ben", long time = 6_000) => new() { Kind = HandlingKind.Reopened, By = by, Time = time };

    /// <summary>Somebody gives it to somebody.</summary>
    public static HandlingChange Assignment(string assignee, string by = "Anna", long time = 4_000, int? ifVersion = null) =>
        new() { Kind = HandlingKind.Assigned, By = by, Time = time, Assignee = assignee, IfVersion = ifVersion };

    /// <summary>Somebody writes something about it.</summary>
    public static HandlingChange Comment(string text, string by = "Anna", long time = 3_000) => new() { Kind = HandlingKind.Commented, By = by, Time = time, Text = text };

    /// <summary>Somebody says that a pattern of an entity is expected.</summary>
    public static Feedback Expected(
        string id, string incidentId = "i1", string model = "learned.egress", string entity = "device:i-1", long time = 7_000, long expiresAt = 9_000, string reason = "The nightly backup") => new()
        {
            FeedbackId = id,
            Model = model,
            Entity = Entity(entity),
            Reason = reason,
            By = "Anna",
            Time = time,
            ExpiresAt = expiresAt,
            IncidentId = incidentId,
        };

    /// <summary>An investigation.</summary>
    public static InvestigationReport Investigation(
        string id, long end = 1_500, Verdict verdict = Verdict.Malicious, bool isTold = true, string[]? entities = null, string[]? alerts = null) => new()
        {
            IncidentId = id,
            IsTold = isTold,
            Time = end + 600_000,
            StartTime = end - 1_000,
            EndTime = end,
            Title = "web-1 sent 40 GB",
            Score = 88.25,
            Severity = Severity.High,
            Verdict = verdict,
            Probability = 0.97,
            Entities = [.. (entities ?? ["device:i-1"]).Select(entity => Entity(entity))],
            Attacks = [new("TA0010", "T1048")],
            Alerts = alerts ?? ["a1", "a2"],
            Hypotheses = [new("exfiltration", "Data is taken out", HypothesisKind.Malicious, 0.1, 0.97), new("migration", "Data moves house", HypothesisKind.Benign, 0.2, 0.03)],
            Questions =
            [
                new()
                {
                    Question = "destination", Text = "Does anyone else talk to it?", Answer = "nobody", Fact = "f2", Cost = 2, Before = 0.4, After = 0.97,
                    Moves = [new("exfiltration", 1.5, "a thief brings a place of his own"), new("migration", -2, "a new home is known to several")],
                },
            ],
            Facts =
            [
                new() { Id = "f1", Text = "40 GB left.", Query = new() { Subject = FactSubject.Alerts, Entity = "device:i-1", From = end - 1_000, To = end }, Alerts = ["a1"], Evidence = [new("netflow", "logs/a.gz", 1, 2, "rec-1", end)] },
                new() { Id = "f2", Text = "Nobody else talks to 203.0.113.9.", Query = new() { Subject = FactSubject.Connections, Address = "203.0.113.9", From = 0, To = end } },
            ],
            Rival = "migration",
            WouldChange = "If other machines talked to 203.0.113.9 as well, this would be benign.",
            Account = [new(AccountSection.WhatHappened, "web-1 sent 40 GB.", ["f1"]), new(AccountSection.UnlikeNormal, "Nobody else talks to 203.0.113.9.", ["f2"])],
        };
}
