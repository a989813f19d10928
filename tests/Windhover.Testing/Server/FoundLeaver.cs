using System.Text;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Testing.Server;

/// <summary>One whole case, made up: the account of somebody who left downloads design files from an unknown network and shares them outside. Three alerts, one incident.</summary>
public static class FoundLeaver
{
    /// <summary>Id of the incident.</summary>
    public const string IncidentId = "incident-leaver";

    /// <summary>The file that holds the raw records, one a line.</summary>
    public const string File = "drive-audit.jsonl";

    /// <summary>When the account signs in: 17:12:03 of the first day, epoch milliseconds.</summary>
    public const long SignedIn = Found.Start + 17 * Found.Hour + 12 * Minute + 3_000;

    private const long Minute = 60_000;
    private const string Outside = "2001:db8:40::7";

    /// <summary>The account.</summary>
    public static EntityRef Account { get; } = new() { Type = EntityType.Identity, Id = "identity:mail/m.okafor@northfield.example", Name = "m.okafor@northfield.example", Account = "northfield.example" };

    /// <summary>The folder that is shared.</summary>
    public static EntityRef Folder { get; } = new() { Type = EntityType.Resource, Id = "resource:drive/hull-7-drawings", Name = "Hull 7 drawings", Account = "northfield.example" };

    /// <summary>The raw records, as the log wrote them.</summary>
    public static IReadOnlyList<string> Records { get; } =
    [
        Record(0, "login_success", "", "\"login_type\":\"password\",\"is_second_factor\":false"),
        .. Enumerable.Range(0, 14).Select(n => Record(2 + n * 2, "download", $"hull-7-frame-{n + 1:00}.indd", $"\"size\":{48_200_114 + n * 1_000_003}")),
        Record(35, "change_acl", "Hull 7 drawings", "\"visibility\":\"people_with_link\",\"target_domain\":\"mail.example\""),
    ];

    /// <summary>The events of the records.</summary>
    public static EventRow[] Events { get; } = [.. Records.Select((_, index) => Event(index))];

    /// <summary>The alerts, in time order.</summary>
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        Alert("alert-leaver-1", "learned.source_network", "m.okafor signed in from a network that nobody here has used", 61, Severity.Medium, 0, 1, [new("TA0001", "T1078.004")]) with
        {
            Contributions =
            [
                new()
                {
                    Feature = "source_network", Observed = "2001:db8:40::/48", Expected = "3 networks in 90 days", Probability = 1e-5, Bits = 16.6,
                    Text = "New to the account in 90 days; none of 41 colleagues has used it.", Categorical = new("2001:db8:40::/48", [new("198.51.100.0/24", 0.81, 61), new("203.0.113.0/24", 0.17, 22)], 0, 90, 0, 41),
                },
            ],
        },
        Alert("alert-leaver-2", "drive.bulk-download", "m.okafor downloaded 14 design files in 26 minutes", 88, Severity.High, 1, 14, [new("TA0009", "T1530")]) with
        {
            Kind = AlertKind.Model,
            Contributions = [new() { Feature = "downloads", Observed = "14", Expected = "0 to 3 a day", Probability = 1e-7, Bits = 23.3, Text = "14 downloads in 26 minutes; on 90 days at most 3 a day.", Numeric = new(14, "files", 0, 1, 3, 0, 5) }],
            NextSteps = ["List what else the account may read, and take those rights away."],
        },
        Alert("alert-leaver-3", "drive.shared-outside", "m.okafor shared “Hull 7 drawings” with mail.example", 74, Severity.High, 15, 1, [new("TA0010", "T1567.002")]) with { Kind = AlertKind.Model, Related = [Folder] },
    ];

    /// <summary>The incident that people are told of.</summary>
    public static Incident Incident { get; } = new()
    {
        IncidentId = IncidentId,
        StartTime = SignedIn,
        EndTime = TimeOf(15),
        DetectedAt = TimeOf(14),
        Title = "A leaver’s account took 14 design files from a network never seen here and shared them outside",
        Score = 91,
        Severity = Severity.Critical,
        Verdict = Verdict.Malicious,
        Entities = [Account, Folder],
        Attacks = [new("TA0001", "T1078.004"), new("TA0009", "T1530"), new("TA0010", "T1567.002")],
        Summary = "This is malicious. m.okafor signed in from an unknown network, downloaded 14 design files and shared their folder outside.",
        Alerts = [.. Alerts.Select(alert => alert.AlertId)],
    };

    /// <summary>The change that tells of all of it.</summary>
    /// <param name="epoch">The epoch to commit.</param>
    public static StateChange Change(long epoch) => new() { Epoch = epoch, Alerts = Alerts, Incidents = [Incident], Investigations = [FoundLeaverReport.Report] };

    /// <summary>When the record of this number was written, epoch milliseconds.</summary>
    internal static long TimeOf(int record) => SignedIn + (record == 0 ? 0 : record == 15 ? 35 : 2 + (record - 1) * 2) * Minute;

    /// <summary>Where some of the records are.</summary>
    internal static IReadOnlyList<Evidence> EvidenceOf(int first, int count) => [.. Enumerable.Range(first, count).Select(record => EvidenceOf(record))];

    private static Evidence EvidenceOf(int record) =>
        new("drive.audit", File, Records.Take(record).Sum(line => Encoding.UTF8.GetByteCount(line) + 1), Encoding.UTF8.GetByteCount(Records[record]), $"drv-{record:000}", TimeOf(record));

    private static Alert Alert(string id, string model, string title, double score, Severity severity, int first, int count, IReadOnlyList<AttackTechnique> attacks) => new()
    {
        AlertId = id,
        Time = TimeOf(first + count - 1),
        FirstTime = TimeOf(first),
        Model = model,
        Title = title,
        Kind = AlertKind.Learned,
        Severity = severity,
        Entity = Account,
        Score = score,
        Probability = 1e-6,
        Addresses = [Outside],
        Attacks = attacks,
        Evidence = EvidenceOf(first, Math.Min(count, 8)),
        Records = count,
    };

    private static string Record(int minutes, string name, string item, string rest) =>
        $$"""{"time":"{{DateTimeOffset.FromUnixTimeMilliseconds(SignedIn + minutes * Minute):yyyy-MM-dd'T'HH:mm:ss'Z'}}","actor":"m.okafor@northfield.example","ip":"{{Outside}}","event":"{{name}}","item":"{{item}}",{{rest}}}""";

    private static EventRow Event(int record) => new()
    {
        Time = TimeOf(record),
        Class = record == 0 ? EventClass.Authentication : EventClass.ApiActivity,
        Source = "drive.audit",
        EntityId = Account.Id,
        TargetId = record == 0 ? "" : Folder.Id,
        Operation = record switch { 0 => "login_success", 15 => "change_acl", _ => "download" },
        Service = "drive",
        Outcome = "success",
        Error = "",
        Account = "northfield.example",
        Region = "",
        Agent = "browser",
        SourceAddress = Address.Parse(Outside),
        File = File,
        Offset = EvidenceOf(record).Offset,
        Length = EvidenceOf(record).Length,
        RecordId = $"drv-{record:000}",
    };
}
