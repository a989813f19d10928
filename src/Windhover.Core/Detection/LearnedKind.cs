using Windhover.Core.Entities;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>What kind of deviation a learned alert tells of, by the rows that weigh most.</summary>
internal sealed record LearnedKind(string Model, IReadOnlyList<AttackTechnique> Attacks, string Why, IReadOnlyList<string> NextSteps)
{
    private static readonly int[] AdministrationPorts = [22, 23, 135, 139, 445, 3389, 5900, 5985, 5986];

    /// <summary>What its alerts name besides, or instead, where ports, amounts and numbers say more; operations name their own.</summary>
    public IReadOnlyList<AttackTechnique> Finer { get; init; } = [];

    /// <summary>The kind of a ledger.</summary>
    public static LearnedKind Of(EntityType type, IReadOnlyList<ScoreRow> rows)
    {
        if (Weight(rows, Signal.Beacon) >= 4) return Beacon;
        if (Weight(rows, Signal.RareBytes) >= 4) return Exfiltration;
        if (Weight(rows, Signal.Drift) >= 4) return Drift;
        var spread = rows.Where(r => r.Kind == ScoreRowKind.ManyNew && r.Feature is Feature.Peer or Feature.InsidePeer).Sum(r => r.Bits) + Weight(rows, Signal.FanOut) + Weight(rows, Signal.Refused);
        if (type == EntityType.Device && spread >= 6)
        {
            var administration = rows.Any(r => r.Kind != ScoreRowKind.Number && r.Feature is Feature.Peer or Feature.InsidePeer or Feature.Port && AdministrationPorts.Contains(r.Value.Number));
            return administration ? Lateral : Scan;
        }

        var volume = Weight(rows, Signal.BytesOut) + Weight(rows, Signal.OutsideBytesOut) + Weight(rows, Signal.BytesIn);
        var rest = rows.Where(r => r.Kind != ScoreRowKind.Number).Sum(r => r.Bits);
        if (type == EntityType.Identity) return volume > rest ? Collection : Identity;
        return volume > rest ? Volume : Connection;
    }

    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<LearnedKind> All => [Beacon, Exfiltration, Drift, Lateral, Scan, Volume, Connection, Identity, Collection];

    /// <summary>The names under which learned alerts are raised.</summary>
    public static IEnumerable<string> Names => All.Select(k => k.Model);

    private static double Weight(IReadOnlyList<ScoreRow> rows, Signal signal) => rows.Where(r => r.Kind == ScoreRowKind.Number && r.Signal == signal).Sum(r => r.Bits);

    private static readonly LearnedKind Beacon = new(
        "learned.beacon", [new("TA0011", "T1071")],
        "Malware that waits for orders calls home at a steady beat; few other programs talk so regularly to a place that nobody else uses.",
        ["Find the process that makes the connections.", "Look up who owns the destination.", "See which other machines ever talked to it."])
    {
        Finer = [new("TA0011", "T1071.001"), new("TA0011", "T1071.004"), new("TA0011", "T1573")],
    };

    private static readonly LearnedKind Exfiltration = new(
        "learned.exfiltration", [new("TA0010", "T1048")],
        "Data that leaves for a place that is new to this machine and rare in the estate may be on its way to a thief, however slowly.",
        ["Find out what was sent and who owns the destination.", "Check whether a new backup, sync or supplier explains it."])
    {
        Finer = [new("TA0010", "T1048.002"), new("TA0010", "T1048.003"), new("TA0010", "T1030")],
    };

    private static readonly LearnedKind Drift = new(
        "learned.drift", [new("TA0010", "T1030"), new("TA0010", "T1029")],
        "Whoever takes a little more every day hopes that each day looks like the one before. Against what was usual some weeks ago it shows.",
        ["See which destinations the growth went to, and whether they are known.", "Check whether the business behind this machine grew as well."]);

    private static readonly LearnedKind Lateral = new(
        "learned.lateral-movement", [new("TA0008", "T1021"), new("TA0007", "T1046")],
        "One machine that suddenly reaches for the administration ports of many others is how an intruder spreads.",
        ["Check who was signed in on the machine.", "Look at sign-ins on the machines that it reached."])
    {
        Finer = [new("TA0007", "T1018")],
    };

    private static readonly LearnedKind Scan = new(
        "learned.fan-out", [new("TA0007", "T1046")],
        "A machine that meets many new peers at once is looking for something.",
        ["Check whether an authorised scanner or a new deployment explains it.", "See which of the connections were answered."])
    {
        Finer = [new("TA0007", "T1018")],
    };

    private static readonly LearnedKind Volume = new(
        "learned.volume", [new("TA0010", "T1041")],
        "The amount of traffic is far from what this machine has at this hour.",
        ["See where the bytes went.", "Check for a backup, a migration or a release."])
    {
        Finer = [new("TA0009", "T1074")],
    };

    private static readonly LearnedKind Connection = new(
        "learned.new-connection", [new("TA0011", "T1095")],
        "The machine talks to places and on ports that neither it nor its peers use.",
        ["Find the process that makes the connections.", "Check for a recent deployment."]);

    private static readonly LearnedKind Identity = new(
        "learned.identity-behaviour", [new("TA0001", "T1078.004")],
        "Several things about how this identity is used changed at once: that is what a stolen credential looks like.",
        ["Ask the owner whether it was them.", "Look at everything else that came from the same address and credential."]);

    private static readonly LearnedKind Collection = new(
        "learned.collection", [new("TA0009", "T1530")],
        "The identity reads far more than it usually does at this hour.",
        ["See which objects were read and how sensitive they are.", "Check for a report or an export that explains it."])
    {
        Finer = [new("TA0001", "T1078.004")],
    };
}
