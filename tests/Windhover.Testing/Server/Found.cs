using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.PatternOfLife;

namespace Windhover.Testing.Server;

/// <summary>Findings as an engine makes them, for tests of what shows them. All times are counted from <see cref="Start"/>.</summary>
public static class Found
{
    /// <summary>2026-03-02 00:00 UTC, a Monday, epoch milliseconds.</summary>
    public const long Start = 1_772_409_600_000;

    /// <summary>One hour in milliseconds.</summary>
    public const long Hour = 3_600_000;

    /// <summary>A machine.</summary>
    public static EntityRef Machine(int number) => new()
    {
        Type = EntityType.Device,
        Id = $"device:host/{number}",
        Name = $"web-{number}",
        Account = "site-1",
        Ips = [$"10.0.0.{number}"],
    };

    /// <summary>What is normal for a machine.</summary>
    public static EntityView View(int number) => new()
    {
        Entity = Machine(number),
        FirstSeen = Start,
        LastSeen = Start + number * Hour,
        DaysSeen = 9,
        Records = 1234,
        Learning = false,
        Group = "web servers: same image",
        Peers = 3,
        Features = [new("peer", "Peers", [new("10.0.0.9", 0.75, 9, Start, Start + Hour)], 4)],
        Numbers = [new("bytes_out", "Bytes sent", "bytes", 10, 20, 30, double.NaN)],
        HourOfWeek = [.. Enumerable.Repeat(1.5, 168)],
        Tags = number == 4 ? [new("env", "prod", Start), new("owner", "<b>ops</b>", Start + Hour), new("stage", "test", Start, Start + Hour)] : [],
        TagsLeftOut = number == 4 ? 3 : 0,
        Addresses = [new($"10.0.0.{number}", "vnet-1", Start, null)],
    };

    /// <summary>An alert about a machine, raised <paramref name="number"/> hours after the start.</summary>
    public static Alert Alert(int number, params IReadOnlyList<Evidence> evidence) => new()
    {
        AlertId = $"alert-{number:00}",
        Time = Start + number * Hour,
        FirstTime = Start + number * Hour - 60_000,
        Model = number % 2 == 0 ? "learned.peer" : "model.beacon",
        Title = $"web-{number} talked to an address never seen here",
        Kind = number % 2 == 0 ? AlertKind.Learned : AlertKind.ThirdParty,
        Severity = Severity.Medium,
        Entity = Machine(number),
        Score = 40 + number,
        Probability = 1e-9,
        Contributions =
        [
            new()
            {
                Feature = "peer", Observed = "203.0.113.9", Expected = "10.0.0.9", Probability = 1e-9, Bits = 29.9, Text = "Never seen here in 9 days.",
                Categorical = new("203.0.113.9", [new("10.0.0.9", 0.75, 9)], 0, 9, 0, 3),
            },
        ],
        Evidence = evidence,
        Records = evidence.Count,
    };

    /// <summary>An incident of one alert.</summary>
    public static Incident Incident(int number) => new()
    {
        IncidentId = $"incident-{number:00}",
        StartTime = Start + number * Hour - 60_000,
        EndTime = Start + number * Hour,
        DetectedAt = Start + number * Hour,
        Title = $"web-{number} called home <img src=x onerror=alert(1)>",
        Score = 40 + number,
        Severity = number >= 5 ? Severity.High : Severity.Low,
        Verdict = Verdict.Suspicious,
        Entities = [Machine(number)],
        Attacks = [new("TA0011", "T1071.001")],
        Summary = $"The machine web-{number} called an address that nothing here has called before.",
        Alerts = [$"alert-{number:00}"],
    };

    /// <summary>The investigation of <see cref="Incident"/>: of even ones malicious and told, of odd ones benign and not told.</summary>
    public static InvestigationReport Investigation(int number)
    {
        var (incident, alert) = (Incident(number), Alert(number));
        var isBad = number % 2 == 0;
        var query = new FactQuery { Subject = FactSubject.Alerts, Entity = alert.Entity.Id, From = incident.StartTime, To = incident.EndTime };
        var beacon = new Belief("beacon", "Something calls home", HypothesisKind.Malicious, 0.2, isBad ? 0.96 : 0.04);
        var update = new Belief("update", "An update is fetched", HypothesisKind.Benign, 0.8, isBad ? 0.04 : 0.96);
        var move = isBad ? new BeliefMove("beacon", 2, "what calls home calls a place of its own") : new BeliefMove("update", 2, "an update is fetched by many");
        var others = isBad ? "Nobody else talks to 203.0.113.9." : "41 other machines talk to 203.0.113.9.";
        return new()
        {
            IncidentId = incident.IncidentId,
            IsTold = isBad,
            Time = incident.EndTime + Hour,
            StartTime = incident.StartTime,
            EndTime = incident.EndTime,
            Title = incident.Title,
            Score = incident.Score,
            Severity = incident.Severity,
            Verdict = isBad ? Verdict.Malicious : Verdict.Benign,
            Probability = isBad ? 0.96 : 0.04,
            Entities = incident.Entities,
            Attacks = incident.Attacks,
            Alerts = incident.Alerts,
            Hypotheses = isBad ? [beacon, update] : [update, beacon],
            Questions = [new() { Question = "others", Text = "Does anybody else call it?", Answer = isBad ? "nobody" : "many", Fact = "f2", Cost = 1, Before = 0.2, After = isBad ? 0.96 : 0.04, Moves = [move] }],
            Facts =
            [
                new() { Id = "f1", Text = alert.Title, Query = query, Alerts = incident.Alerts, Evidence = [new("plain", "hostile.log", 0, 10, "r-1", alert.Time)] },
                new() { Id = "f2", Text = others, Query = query with { Subject = FactSubject.Connections, Entity = "", Address = "203.0.113.9" } },
                new() { Id = "f3", Text = "It signed in and read.", Query = query with { Subject = FactSubject.Events, Operation = "Read" } },
                new() { Id = "f4", Text = "It is nine days old.", Query = query with { Subject = FactSubject.Entity } },
            ],
            Rival = isBad ? "update" : "beacon",
            WouldChange = isBad ? "The verdict would change if others called it as well." : "The verdict would change if nobody else called it.",
            Account =
            [
                new(AccountSection.Conclusion, isBad ? "Something on it calls home." : "An update is fetched, as many others do.", ["f1", "f2"]), new(AccountSection.WhatHappened, alert.Title, ["f1", "f3"]),
                new(AccountSection.NotKnown, "What it sends is not known.", ["f2"]), new(AccountSection.UnlikeNormal, others, ["f2", "f4"]),
            ],
        };
    }
}
