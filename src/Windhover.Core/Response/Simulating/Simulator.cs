using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Simulating;

/// <summary>Replays what an entity did in the seven days before an incident through a containment, out of the telemetry store, and asks what of the deviation it stops.</summary>
/// <param name="telemetry">Where the days are.</param>
internal sealed class Simulator(ITelemetryStore telemetry)
{
    private const long Day = 86_400_000;
    private const int Days = 7;
    private const int HistoryDays = 28;
    private const int MostLosses = 20;
    private const int MostRows = 20_000;
    private const int PageSize = 2_000;
    private const string Told = "Nothing is stopped by it: what another system does of it is that system's own affair.";
    private readonly RecordedMeans means = new(telemetry);

    /// <summary>Connections of an entity in the four weeks before an incident, added up.</summary>
    public IReadOnlyList<ConnectionRow> History(string entityId, long start) => Connections(entityId, start - (HistoryDays * Day), start);

    /// <summary>The allow-set of entities together, out of the four weeks before an incident.</summary>
    public LearnedSet Learn(IReadOnlyList<string> entityIds, long start) => new(
        AllowSets.Of(entityIds.SelectMany(e => Connections(e, start - (HistoryDays * Day), start))),
        AllowSets.Of(entityIds.SelectMany(e => Connections(e, start - (HistoryDays * Day), start - (Days * Day)))));

    /// <summary>What an identity's deviation was done with; see <see cref="RecordedMeans.Of"/>.</summary>
    public DeviationMeans Means(Deviation deviation, long start, long since) => means.Of(deviation, start, since);

    /// <summary>Runs one containment.</summary>
    /// <param name="containment">What would be done.</param>
    /// <param name="deviation">What it is to stop.</param>
    /// <param name="start">When the incident began, epoch milliseconds.</param>
    /// <param name="isSessionAlone">True when what is misused is a session, and whoever has it cannot sign in again.</param>
    /// <param name="tried">Of an allow-set: the rules that it is tried by; null for all others.</param>
    /// <param name="granted">Of what was granted in the story: when, epoch milliseconds; 0 for all others.</param>
    public SimulationResult Run(Containment containment, Deviation deviation, long start, bool isSessionAlone, IReadOnlyList<ConnectionRule>? tried = null, long granted = 0) =>
        containment.Entity.Type == EntityType.Device ? Device(containment, deviation, start, tried) : Identity(containment, deviation, start, isSessionAlone, granted);

    private SimulationResult Device(Containment containment, Deviation deviation, long start, IReadOnlyList<ConnectionRule>? tried)
    {
        var from = start - (Days * Day);
        var all = Connections(containment.Entity.Id, from, start);
        var rows = all.Where(r => !r.Blocked && !IsDeviating(r, deviation, from)).ToList();
        var replayed = tried is null ? containment : containment with { Allow = tried };
        var lost = rows.Where(r => replayed.Drops(r)).ToList();
        var stopped = deviation.Connections.Count(c => containment.Drops(Row(containment.Entity.Id, c)));
        return new SimulationResult
        {
            From = from,
            To = start,
            Normal = rows.Sum(r => r.Records),
            NormalBlocked = lost.Sum(r => r.Records),
            Deviating = deviation.Connections.Count,
            DeviatingStopped = stopped,
            Losses = [.. lost.OrderByDescending(r => r.Records).ThenBy(r => r.Peer, StringComparer.Ordinal).ThenBy(r => r.Port).Take(MostLosses).Select(r => new SimulatedLoss(Words(r), r.Records, r.LastTime))],
            IsProven = containment.Kind == ContainmentKind.BlockConnections || (rows.Count > 0 && tried is not { Count: 0 }),
            Caveat = containment.Kind == ContainmentKind.Notify ? Told : rows.Count == 0 ? "Nothing was recorded of this device in the seven days before, so nothing says what normal work it has."
                : tried is { Count: 0 } ? "What is normal is known for a week or less: there is no day left to try it on."
                : all.Count >= MostRows ? $"It talks to so many that only the {MostRows} largest kinds of connections were replayed."
                : "",
        };
    }

    private SimulationResult Identity(Containment containment, Deviation deviation, long start, bool isSessionAlone, long granted)
    {
        var from = start - (Days * Day);
        var normal = Events(containment.Entity.Id, from, start);
        var (named, unnamed) = containment is { Kind: ContainmentKind.DisableCredential, Credential.Length: > 0 } ? means.Work(containment.Entity.Id, containment.Credential, from, start) : (0, 0);
        var losses = containment.Kind switch
        {
            ContainmentKind.DenyOperations => [.. containment.Operations.Select(o => new SimulatedLoss(o, Events(containment.Entity.Id, from, start, "operation", Containment.OperationOf(o)), 0)).Where(l => l.Records > 0)],
            ContainmentKind.DisableCredential when containment.Credential.Length > 0 =>
            [
                .. new[] { new SimulatedLoss($"what came through {containment.Credential}", named, 0), new SimulatedLoss("what names no credential", unnamed, 0) }.Where(l => l.Records > 0),
            ],

            // What worked before an assignment was made did not need it.
            ContainmentKind.RemoveRole when granted > 0 => Events(containment.Entity.Id, Math.Max(from, granted), start) is > 0 and var since ? [new SimulatedLoss("everything since the role was given", since, 0)] : [],
            ContainmentKind.DisableIdentity or ContainmentKind.DisableCredential or ContainmentKind.RemoveRole when normal > 0 => [new SimulatedLoss("everything that it does", normal, 0)],
            _ => (List<SimulatedLoss>)[],
        };
        return new SimulationResult
        {
            From = from,
            To = start,
            Normal = normal,
            NormalBlocked = losses.Sum(l => l.Records),
            Deviating = Math.Max(1, deviation.Operations.Count),
            DeviatingStopped = containment.Kind switch
            {
                ContainmentKind.DenyOperations => deviation.Operations.Count(o => containment.Denies(Containment.ServiceOf(o), Containment.OperationOf(o))),
                ContainmentKind.RevokeSessions when !isSessionAlone => 0,
                ContainmentKind.Notify => 0,
                ContainmentKind.RemoveRole when granted > 0 => deviation.Operations.Count(o => !means.CouldBefore(containment.Entity.Id, Containment.OperationOf(o), granted)),
                _ => Math.Max(1, deviation.Operations.Count),
            },
            Losses = [.. losses.OrderByDescending(l => l.Records).ThenBy(l => l.What, StringComparer.Ordinal).Take(MostLosses)],
            Caveat = containment.Kind switch
            {
                ContainmentKind.Notify => Told,
                ContainmentKind.RevokeSessions => "Whoever works with it now has to sign in once more; so can whoever has its password or key.",
                ContainmentKind.DisableCredential when containment.Credential.Length > 0 => unnamed > 0 ? "Some records name no credential: they are counted as its." : "",
                ContainmentKind.DisableCredential => "Records do not always say which credential was used: all of the identity's work is counted.",
                ContainmentKind.RemoveRole when granted > 0 => "Records do not say which role allowed a call: all of the work since it was given is counted.",
                ContainmentKind.RemoveRole => "Records do not say which role allowed a call: all of the identity's work is counted.",
                _ when normal == 0 => "Nothing was recorded of this identity in the seven days before: it has no normal work to lose.",
                _ => "",
            },
        };
    }

    /// <summary>The services of operations that an identity called nothing of in the four weeks before; none where it is not known for longer than the days that are replayed.</summary>
    /// <param name="entityId">The identity.</param>
    /// <param name="operations">Operations with their services.</param>
    /// <param name="start">When the incident began, epoch milliseconds.</param>
    public IReadOnlyList<string> UnusedServices(string entityId, IReadOnlyList<string> operations, long start) => Events(entityId, start - (HistoryDays * Day), start - (Days * Day)) == 0 ? [] :
    [
        .. operations.Select(Containment.ServiceOf).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(s => Events(entityId, start - (HistoryDays * Day), start, "service", s) == 0),
    ];

    private long Events(string entityId, long from, long to, string field = "", string value = "") => telemetry.Hours(new TelemetryQuery
    {
        EntityId = entityId,
        From = from,
        To = to,
        Fields = field.Length > 0 ? new Dictionary<string, string>(StringComparer.Ordinal) { [field] = value } : [],
    }).Sum(h => h.Events);

    // Everybody's calls to this entity are not its own.
    private List<ConnectionRow> Connections(string entityId, long from, long to)
    {
        var rows = new List<ConnectionRow>();
        var query = new TelemetryQuery { EntityId = entityId, From = from, To = to, Limit = PageSize };
        while (rows.Count < MostRows)
        {
            var page = telemetry.Connections(query);
            rows.AddRange(page.Items.Where(r => r.EntityId == entityId));
            if (page.Next is null) break;
            query = query with { Cursor = page.Next };
        }

        return rows;
    }

    // What was there before the days that are replayed is no part of the story, whatever an alert says of it now: to block it costs what it always brought.
    private static bool IsDeviating(in ConnectionRow row, Deviation deviation, long from)
    {
        foreach (var deviating in deviation.Connections)
        {
            if (deviating.First >= from && deviating.Remote == row.PeerAddress.ToString() && deviating.Serves == row.Serves && (deviating.Port == 0 || (deviating.Port == row.Port && deviating.Protocol == row.Protocol))) return true;
        }

        return false;
    }

    private static ConnectionRow Row(string entityId, DeviatingConnection connection) => new()
    {
        Hour = 0, EntityId = entityId, Peer = connection.Remote, PeerAddress = Remote(connection), Port = connection.Port, Protocol = connection.Protocol, Serves = connection.Serves, File = "",
    };

    private static Address Remote(DeviatingConnection connection) => AddressBlock.TryParse(connection.Remote, out var block) ? block.First : default;

    private static string Words(in ConnectionRow row) => new ConnectionRule
    {
        Remote = row.PeerAddress.IsNone || row.Peer == "internet" ? null : AddressBlock.Of(row.PeerAddress), Port = row.Port, Protocol = row.Protocol, Serves = row.Serves,
    }.ToString();
}
