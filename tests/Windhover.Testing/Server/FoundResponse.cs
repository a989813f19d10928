using Windhover.Core.Detection;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Stores;

namespace Windhover.Testing.Server;

/// <summary>What a response has to work with, made up: a policy, a week of ordinary life, and incidents that say what deviates.</summary>
public static class FoundResponse
{
    /// <summary>When it is now: 30 hours after <see cref="Found.Start"/>, epoch milliseconds.</summary>
    public const long Now = Found.Start + (30 * Found.Hour);

    /// <summary>Where the machines call that deviate.</summary>
    public const string Outside = "203.0.113.77";

    private const long Day = 24 * Found.Hour;

    /// <summary>Web servers are the machine's own business, the lab is nobody's, and web-5 is never touched; a person decides on everything else.</summary>
    public static ResponsePolicy Policy { get; } = new()
    {
        Mode = ResponseMode.Confirm,
        Rules =
        [
            new() { Name = "web servers", Mode = ResponseMode.Autonomous, Entities = ["web-1", "web-2", "web-3"] },
            new() { Name = "lab", Mode = ResponseMode.Off, Entities = ["web-0"] },
        ],
        NeverTouch = new(["web-5"], [new AddressBlock(Address.Parse("10.0.9.0"), 24)]),
    };

    // A week to try an allow-set on, and days before to make it of.
    private const int DaysKnown = 20;

    /// <summary>
    /// A week of four machines: a database, a proxy and name service every day, 21,000 records each; of web-4 moreover 60 records of a backup and a monitor that each ran on one day
    /// only, so that they are no part of its pattern of life.
    /// </summary>
    public static IReadOnlyList<ConnectionRow> Week { get; } =
    [
        .. new[] { 1, 2, 3, 4 }.SelectMany(number => Enumerable.Range(1, DaysKnown).SelectMany(day => Ordinary(number, Now - (day * Day)))),
        Row(4, Now - (3 * Day), "198.51.100.20", 443, 6, 48), Row(4, Now - (2 * Day), "10.0.3.7", 9100, 6, 12),
    ];

    /// <summary>A week of the leaver's account: 40 calls a day, of them two downloads.</summary>
    public static IReadOnlyList<EventRow> Work { get; } =
    [
        .. Enumerable.Range(1, 6).SelectMany(day => Enumerable.Range(0, 40).Select(call => FoundLeaver.Events[1] with
        {
            Time = FoundLeaver.SignedIn - (day * Day) + (call * 60_000), Operation = call < 2 ? "download" : "view", RecordId = $"week-{day}-{call}",
        })),
    ];

    /// <summary>A machine calls an address that it never called before.</summary>
    /// <param name="number">Which machine.</param>
    /// <param name="id">Id of the incident.</param>
    /// <param name="time">When it was found, epoch milliseconds.</param>
    /// <param name="remotes">How many addresses it calls.</param>
    public static (Alert Alert, Incident Incident, InvestigationReport Report) Calls(int number, string id, long time, int remotes = 1) => Case(
        number, id, time, remotes == 1 ? $"web-{number} calls home every minute" : $"web-{number} goes from address to address",
        new Deviation
        {
            Entity = Found.Machine(number), IsMain = true, Last = time - 30_000,
            Connections = [.. Enumerable.Range(0, remotes).Select(n => new DeviatingConnection(remotes == 1 ? Outside : $"203.0.113.{n + 1}", 8443, 6, Serves: false, time - (10 * 60_000), time - 30_000))],
        });

    /// <summary>The leaver's story with what deviates in it.</summary>
    /// <param name="time">When it was last seen, epoch milliseconds.</param>
    public static (Incident Incident, InvestigationReport Report) Leaver(long time) => (
        FoundLeaver.Incident,
        FoundLeaverReport.Report with { Deviations = [new Deviation { Entity = FoundLeaver.Account, IsMain = true, Operations = ["download"], Networks = ["2001:db8:40::/48"], Last = time }] });

    private static (Alert, Incident, InvestigationReport) Case(int number, string id, long time, string title, Deviation deviation)
    {
        var alert = Found.Alert(number) with { AlertId = $"alert-of-{id}", Time = time, FirstTime = time - (10 * 60_000), Title = title, Severity = Severity.High };
        var incident = Found.Incident(number) with
        {
            IncidentId = id,
            Title = title,
            StartTime = time - (10 * 60_000),
            EndTime = time,
            DetectedAt = time,
            Verdict = Verdict.Malicious,
            Severity = Severity.High,
            Score = 88,
            Alerts = [alert.AlertId],
            Summary = "Nothing here has called it before.",
        };
        return (alert, incident, Found.Investigation(2) with
        {
            IncidentId = id,
            Title = title,
            Time = time,
            StartTime = incident.StartTime,
            EndTime = time,
            Score = 88,
            Severity = Severity.High,
            Entities = incident.Entities,
            Alerts = incident.Alerts,
            Deviations = [deviation],
        });
    }

    private static IEnumerable<ConnectionRow> Ordinary(int number, long time) =>
        [Row(number, time, "10.0.1.5", 5432, 6, 1_000), Row(number, time, "10.0.1.9", 3128, 6, 1_000), Row(number, time, "10.0.1.2", 53, 17, 1_000)];

    private static ConnectionRow Row(int number, long time, string remote, int port, int protocol, long records) => new()
    {
        Hour = time - (time % Found.Hour),
        EntityId = Found.Machine(number).Id,
        Peer = remote,
        PeerAddress = Address.Parse(remote),
        Port = port,
        Protocol = protocol,
        Records = records,
        BytesOut = 1_000,
        BytesIn = 10,
        FirstTime = time,
        LastTime = time + 60_000,
        File = "flow.log",
        Length = 20,
    };
}
