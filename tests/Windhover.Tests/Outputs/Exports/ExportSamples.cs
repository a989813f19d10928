using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs.Exports;
using Windhover.Testing.Stores;

namespace Windhover.Tests.Outputs.Exports;

/// <summary>An incident of two alerts with its investigation, as an export is given it.</summary>
internal static class ExportSamples
{
    /// <summary>2026-03-02 09:00 UTC, epoch milliseconds.</summary>
    public const long Start = 1_772_442_000_000;

    private const long Minute = 60_000;

    private static readonly EntityRef Anna = new() { Type = EntityType.Identity, Id = "identity:anna", Name = "anna@example.com", Account = "prod" };
    private static readonly EntityRef Bucket = new() { Type = EntityType.Resource, Id = "resource:plans", Name = "plans", Account = "prod" };

    /// <summary>Malicious: an account signs in from an address that nobody knows and a machine sends data there.</summary>
    public static IncidentStory Story { get; } = Make();

    /// <summary>The same with another verdict.</summary>
    public static IncidentStory Concluded(Verdict verdict, double probability) =>
        Story with { Investigation = Story.Investigation! with { Verdict = verdict, Probability = probability } };

    private static IncidentStory Make()
    {
        var device = StateSamples.Entity();
        Alert[] alerts =
        [
            StateSamples.Alert("al-1", Start + Minute) with
            {
                FirstTime = Start, Model = "learned.place", Kind = AlertKind.Learned, Title = "anna@example.com signed in from 2001:db8:9::1", Entity = Anna, Related = [Bucket], Addresses = ["2001:db8:9::1"],
                Attacks = [new("TA0001", "T1078.004")], Records = 3, Evidence = [new("plain.audit", "logs/audit.json", 120, 80, "rec-1", Start)],
            },
            StateSamples.Alert("al-2", Start + 30 * Minute) with
            {
                FirstTime = Start + 20 * Minute, Title = "web-1 sent 40 GB to 203.0.113.9", Entity = device, Related = [Anna], Addresses = ["203.0.113.9"], Kind = AlertKind.Model,
                Attacks = [new("TA0010", "T1048"), new("TA0010", "")], Evidence = [new("netflow", "logs/a.gz", 4096, 52, "", Start + 25 * Minute)],
            },
        ];
        var incident = StateSamples.Incident("in-1", Start + 2 * Minute, Start + 30 * Minute, Severity.High, "anna@example.com took 40 GB out of plans", "An account was used from a new place and 40 GB left.") with
        {
            StartTime = Start,
            Entities = [Anna, device, Bucket],
            Alerts = ["al-1", "al-2"],
            Attacks = [new("TA0001", "T1078.004"), new("TA0010", "T1048")],
        };
        return new() { Incident = incident, Alerts = alerts, Investigation = Report(incident) };
    }

    private static InvestigationReport Report(Incident incident) => StateSamples.Investigation("in-1", incident.EndTime, alerts: ["al-1", "al-2"]) with
    {
        StartTime = incident.StartTime,
        Title = incident.Title,
        Entities = incident.Entities,
        Attacks = incident.Attacks,
        Facts =
        [
            new()
            {
                Id = "f1", Text = "The sign-in came from 2001:db8:9::1.", Alerts = ["al-1"], Evidence = [new("plain.audit", "logs/audit.json", 120, 80, "rec-1", Start)],
                Query = new() { Subject = FactSubject.Alerts, Entity = "identity:anna", From = Start, To = Start + Minute },
            },
            new()
            {
                Id = "f2", Text = "40 GB went to 203.0.113.9.", Alerts = ["al-2"], Evidence = [new("netflow", "logs/a.gz", 4096, 52, "", Start + 25 * Minute), new("netflow", "logs/a.gz", 8192, 52, "", Start + 26 * Minute)],
                Query = new() { Subject = FactSubject.Connections, Entity = "device:i-1", Address = "203.0.113.9", From = Start, To = Start + 30 * Minute },
            },
            new() { Id = "f3", Text = "anna@example.com was seen on 41 days before.", Query = new() { Subject = FactSubject.Entity, Entity = "identity:anna", From = 0, To = Start } },
            new() { Id = "f4", Text = "Nothing was deleted.", Query = new() { Subject = FactSubject.Events, Entity = "identity:anna", Operation = "Delete", From = Start, To = Start } },
        ],
        Account =
        [
            new(AccountSection.Conclusion, "Data was taken out by somebody who is not Anna.", ["f2", "f1"]),
            new(AccountSection.NextSteps, "Revoke the sessions of anna@example.com.", ["f1"]),
            new(AccountSection.WhatHappened, "At 09:00 the account was used from a new place.", ["f1"]),
            new(AccountSection.WhatHappened, "At 09:20 40 GB left.", ["f2"]),
            new(AccountSection.UnlikeNormal, "In 41 days nobody came from there.", ["f3"]),
        ],
    };
}
