using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>What a learned alert claims by ATT&amp;CK: what its kind stands for, made exact by what was seen: operations, ports, how the credential was used, how much went where.</summary>
internal sealed class LearnedTechniques(OperationTechniques operations, SymbolTable symbols, PairProfiles pairs)
{
    private const double Telling = 3;
    private const double Rare = 0.02;
    private const double ManyHosts = 8;
    private const int MostOfOperations = 6;
    private static readonly int[] Web = [80, 443, 8080, 8443];
    private static readonly int[] Encrypted = [22, 443, 465, 636, 853, 989, 990, 993, 995, 8443];
    private static readonly int[] Plain = [20, 21, 25, 53, 69, 80, 8080];
    private static readonly AttackTechnique CloudAccount = new("TA0001", "T1078.004");
    private static readonly AttackTechnique Storage = new("TA0009", "T1530");

    /// <summary>The techniques of a window's alert, the most telling first.</summary>
    public IReadOnlyList<AttackTechnique> Of(LearnedKind kind, ScoredWindow scored, WindowBook book)
    {
        var rows = scored.Rows;
        var claimed = kind.Model switch
        {
            "learned.beacon" => Beacon(PortOf(rows, Signal.Beacon)),
            "learned.exfiltration" => Exfiltration(PortOf(rows, Signal.RareBytes), Bits(rows, Signal.OutsideBytesOut) + Bits(rows, Signal.BytesOut) < Telling),
            "learned.fan-out" => [.. kind.Attacks, .. ManyMet(rows)],
            "learned.lateral-movement" => [.. kind.Attacks, .. ManyMet(rows)],
            "learned.volume" => Bits(rows, Signal.OutsideBytesOut) > 0 ? kind.Attacks : [new("TA0009", "T1074")],
            "learned.identity-behaviour" => Identity(scored, book),
            "learned.collection" => [Storage, .. Operations(scored, book, anyway: true).Where(t => t.Tactic is "TA0007" or "TA0009"), .. IsUsedElsewhere(rows) ? [CloudAccount] : Array.Empty<AttackTechnique>()],
            _ => kind.Attacks,
        };
        return [.. claimed.Distinct()];
    }

    private static IEnumerable<AttackTechnique> Beacon(int port)
    {
        yield return new("TA0011", port == 53 ? "T1071.004" : Web.Contains(port) ? "T1071.001" : "T1071");
        if (Encrypted.Contains(port)) yield return new("TA0011", "T1573");
    }

    private static IEnumerable<AttackTechnique> Exfiltration(int port, bool isSlow)
    {
        yield return new("TA0010", Encrypted.Contains(port) ? "T1048.002" : Plain.Contains(port) ? "T1048.003" : "T1048");
        if (isSlow) yield return new("TA0010", "T1030");
    }

    // Whoever meets many machines looks for machines, not only for what runs on them.
    private static IEnumerable<AttackTechnique> ManyMet(IReadOnlyList<ScoreRow> rows)
    {
        if (rows.Any(r => r is { Kind: ScoreRowKind.ManyNew, Feature: Feature.InsidePeer, Number: >= ManyHosts })) yield return new("TA0007", "T1018");
    }

    private IEnumerable<AttackTechnique> Identity(ScoredWindow scored, WindowBook book)
    {
        // Another hand does nothing that is ordinary; the owner's ordinary work says nothing.
        if (IsUsedElsewhere(scored.Rows)) return [CloudAccount, .. Operations(scored, book, anyway: true)];
        return Operations(scored, book, anyway: false) is { Count: > 0 } served ? served : [CloudAccount];
    }

    // From where, with what, where to and when tell of another hand; which operations tell of what it wants.
    private static bool IsUsedElsewhere(IReadOnlyList<ScoreRow> rows) => rows.Any(r => r.Kind != ScoreRowKind.Number && r.Feature is Feature.SourceNetwork or Feature.Agent or Feature.Region or Feature.Hour && r.Bits >= Telling);

    private List<AttackTechnique> Operations(ScoredWindow scored, WindowBook book, bool anyway)
    {
        var found = new List<(int Records, AttackTechnique Technique)>();
        for (var i = scored.Window.Values; i != 0; i = book.Values[i - 1].Next)
        {
            ref var touched = ref book.Values[i - 1];
            if (touched.Value.Feature != Feature.Operation || !(anyway || touched.Novelty.IsNew || touched.Novelty.Probability <= Rare)) continue;
            foreach (var technique in operations.Of(symbols.Text(touched.Value.Text))) found.Add((touched.Count, technique));
        }

        return [.. found.GroupBy(f => f.Technique).OrderByDescending(g => g.Sum(f => f.Records)).ThenBy(g => g.Key.Technique, StringComparer.Ordinal).Select(g => g.Key).Take(MostOfOperations)];
    }

    private int PortOf(IReadOnlyList<ScoreRow> rows, Signal signal) => rows.FirstOrDefault(r => r.Kind == ScoreRowKind.Number && r.Signal == signal && r.Pair >= 0) is { Bits: > 0 } row ? pairs.Key(row.Pair).Port : 0;

    private static double Bits(IReadOnlyList<ScoreRow> rows, Signal signal) => rows.Where(r => r.Kind == ScoreRowKind.Number && r.Signal == signal).Sum(r => r.Bits);
}
