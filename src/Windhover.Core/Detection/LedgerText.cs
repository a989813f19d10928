using System.Globalization;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>Puts the rows of a learned ledger into words and shapes.</summary>
internal sealed class LedgerText(EntityFacts facts, SymbolTable symbols, ValueProfiles values, NumberProfiles numbers, PairProfiles pairs)
{
    private const int MostUsual = 8;
    private const int MostSharers = 3;

    /// <summary>The alert in half a line: its strongest rows.</summary>
    public string Headline(in EntityWindow window, IReadOnlyList<ScoreRow> rows)
    {
        var entity = window.Entity;
        return string.Join("; ", rows.Take(2).Select(row => Short(entity, row)));
    }

    /// <summary>One row.</summary>
    public Contribution Row(in EntityWindow window, in ScoreRow row) => row.Kind switch
    {
        ScoreRowKind.Number when row.Signal is Signal.Beacon or Signal.RareBytes => PairRow(row),
        ScoreRowKind.Number when row.Signal == Signal.Drift => DriftRow(row),
        ScoreRowKind.Number => NumberRow(window, row),
        ScoreRowKind.ManyNew => ManyRow(row),
        _ => ValueRow(window, row),
    };

    /// <summary>The outside addresses that the rows are about: of single pairs, and peers that hardly anybody else has.</summary>
    public IEnumerable<string> RareAddresses(IReadOnlyList<ScoreRow> rows) => rows.Where(r => r.Bits >= 2 && (r.Pair >= 0 || IsRarePeer(r)))
        .Select(r => (r.Pair >= 0 ? pairs[r.Pair].Peer : r.Value.Address).ToString()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static bool IsRarePeer(ScoreRow row) =>
        row.Kind != ScoreRowKind.Number && row.Feature == Feature.Peer && !row.Value.Address.IsNone && row.Novelty.PeersSeen <= MostSharers;

    /// <summary>A value as people write it.</summary>
    public string Text(in Value value) => value.Feature switch
    {
        Feature.Peer or Feature.InsidePeer => $"{(value.Address.IsNone ? "internet" : value.Address.ToString())} {(value.Serves ? "calling our " : "")}{Port(value.Number, value.Protocol)}",
        Feature.Port => $"{(value.Serves ? "serving " : "")}{Port(value.Number, value.Protocol)}",
        Feature.Hour => $"{value.Number % 24:00}:00 UTC on {(value.Number >= 24 ? "weekends" : "weekdays")}",
        Feature.PeerNetwork => $"{value.Address}{(value.Address.IsV4 ? "/16" : "/32")} {Port(value.Number, value.Protocol)}",
        Feature.SourceNetwork when !value.Address.IsNone => value.Address + (value.Address.IsV4 ? "/16" : "/32"),
        Feature.Resource when facts.Entities.Find(EntityType.Resource, value.Text) is >= 0 and var resource => facts.Entities.Name(resource),
        _ => symbols.Text(value.Text),
    };

    private string Short(int entity, in ScoreRow row)
    {
        if (row.Kind == ScoreRowKind.Number)
        {
            return row.Signal switch
            {
                Signal.Beacon => $"regular connections to {pairs[row.Pair].Peer} every {Duration(row.Expected)}",
                Signal.RareBytes => $"{Amount(row.Number, "bytes")} in a day to {pairs[row.Pair].Peer}, new here",
                Signal.Drift => $"{Amount(row.Number, "bytes")} a day sent outside, {row.Number / row.Expected:0.#} times what it was weeks ago",
                _ => Counted(row.Signal, row.Number),
            };
        }

        if (row.Kind == ScoreRowKind.ManyNew) return Invariant($"{row.Number:0} new and rare {Plural(row.Feature)} in ten minutes");
        return $"{(row.Novelty.IsNew ? "new" : "rare")} {Lower(FeatureText.Title(row.Feature))} {Text(row.Value)}";
    }

    private static string Counted(Signal signal, double number) => signal switch
    {
        Signal.BytesOut => $"{Amount(number, "bytes")} sent in ten minutes",
        Signal.BytesIn => $"{Amount(number, "bytes")} received in ten minutes",
        Signal.OutsideBytesOut => $"{Amount(number, "bytes")} sent outside in ten minutes",
        Signal.FanOut => $"{Amount(number, number is 1 ? "target" : "different targets")} in ten minutes",
        Signal.Refused => $"{Amount(number, number is 1 ? "refused attempt" : "refused attempts")} in ten minutes",
        _ => $"{Amount(number, number is 1 ? "record" : "records")} in ten minutes",
    };

    private Contribution ValueRow(in EntityWindow window, in ScoreRow row)
    {
        var usual = Usual(window.Entity, row.Feature);
        ref var record = ref facts.Entities[window.Entity];
        var novelty = row.Novelty;
        var group = values.GroupSize(record.Group) >= 4 ? $"similar {EntityFacts.Noun(record.Type)}s" : $"other {EntityFacts.Noun(record.Type)}s";
        group = group.Replace("identitys", "identities", StringComparison.Ordinal);
        var seen = Invariant($"seen on {novelty.DaysSeen} of {record.Days} days here, by {novelty.PeersSeen} of {novelty.Peers} {group}");
        return new Contribution
        {
            Feature = FeatureText.Name(row.Feature),
            Observed = Text(row.Value),
            Expected = usual.Count == 0 ? "nothing known yet" : string.Join(", ", usual.Take(3).Select(u => u.Value)),
            Probability = row.Probability,
            Bits = Math.Round(row.Bits, 2),
            Text = $"{FeatureText.Title(row.Feature)} {Text(row.Value)}: {seen}.",
            Categorical = new CategoricalShape(Text(row.Value), usual, novelty.DaysSeen, record.Days, novelty.PeersSeen, novelty.Peers),
        };
    }

    private Contribution ManyRow(in ScoreRow row)
    {
        var observed = Invariant($"{row.Number:0} new and rare {Plural(row.Feature)} in ten minutes");
        var expected = Invariant($"{row.Expected:0.###} on average");
        return new Contribution
        {
            Feature = "new_" + FeatureText.Name(row.Feature),
            Observed = observed,
            Expected = expected,
            Probability = row.Probability,
            Bits = Math.Round(row.Bits, 2),
            Text = $"{observed}, the first of them {Text(row.Value)}; usual here: {expected}.",
        };
    }

    private Contribution NumberRow(in EntityWindow window, in ScoreRow row)
    {
        var hour = (int)(window.Last / 3_600_000 % 24);
        var unit = FeatureText.Unit(row.Signal);
        var (low, median, high, peerLow, peerHigh) = numbers.Range(window.Entity, row.Signal, hour);
        return new Contribution
        {
            Feature = FeatureText.Name(row.Signal),
            Observed = Amount(row.Number, unit),
            Expected = $"{Amount(low, unit)} to {Amount(high, unit)}, in the middle {Amount(median, unit)}",
            Probability = row.Probability,
            Bits = Math.Round(row.Bits, 2),
            Text = Invariant($"{FeatureText.Title(row.Signal)} in ten minutes: {Amount(row.Number, unit)}; usual at {hour:00}:00 UTC: {Amount(low, unit)} to {Amount(high, unit)}."),
            Numeric = new NumericShape(row.Number, unit, Round(low), Round(median), Round(high), Round(peerLow), Round(peerHigh)),
        };
    }

    private static Contribution DriftRow(in ScoreRow row) => new()
    {
        Feature = FeatureText.Name(row.Signal),
        Observed = $"{Amount(row.Number, "bytes")} a day sent outside",
        Expected = $"{Amount(row.Expected, "bytes")} a day, as in the weeks before",
        Probability = row.Probability,
        Bits = Math.Round(row.Bits, 2),
        Text = Invariant($"Over the last days {Amount(row.Number, "bytes")} a day were sent outside; in the weeks before the last seven days it was {Amount(row.Expected, "bytes")}. No single day stands out: it grew."),
        Numeric = new NumericShape(row.Number, "bytes", 0, Round(row.Expected), Round(row.Expected)),
    };

    private Contribution PairRow(in ScoreRow row)
    {
        ref var stat = ref pairs[row.Pair];
        ref readonly var key = ref pairs.Key(row.Pair);
        var target = $"{stat.Peer} {Port(key.Port, key.Protocol)}";
        var owners = values.Owners(row.Value);
        var first = DateTimeOffset.FromUnixTimeMilliseconds(stat.First).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        var beacon = row.Signal == Signal.Beacon;
        var observed = beacon ? $"a connection to {target} every {Duration(row.Expected)}" : $"{Amount(row.Number, "bytes")} in about a day, most to {target}";
        return new Contribution
        {
            Feature = FeatureText.Name(row.Signal),
            Observed = observed,
            Expected = beacon ? "no regular beat to a destination that is rare here" : $"nothing to speak of to destinations that are new here; on the days before, at most {Amount(row.Expected, "bytes")} outside in ten minutes around this hour",
            Probability = row.Probability,
            Bits = Math.Round(row.Bits, 2),
            Text = Invariant($"{char.ToUpperInvariant(observed[0])}{observed[1..]}; first seen {first}; it is used by {Math.Max(1, owners)} of {facts.Entities.Count} entities."),
            Numeric = beacon ? null : new NumericShape(row.Number, "bytes", 0, 0, 1_000_000),
        };
    }

    private IReadOnlyList<UsualValue> Usual(int entity, Feature feature)
    {
        var known = values.Of(entity).Where(v => v.Feature == feature).Select(v => v.Stat).ToList();
        var total = Math.Max(1, known.Sum(s => (long)s.Windows));
        return [.. known.Select(s => (Stat: s, Text: Text(EntityViews.ValueOf(feature, s)))).OrderByDescending(s => s.Stat.Windows).ThenBy(s => s.Text, StringComparer.Ordinal)
            .Take(MostUsual).Select(s => new UsualValue(s.Text, Math.Round((double)s.Stat.Windows / total, 4), s.Stat.Days))];
    }

    private static string Port(ushort port, byte protocol) => protocol switch
    {
        6 => Invariant($"port {port}/tcp"),
        17 => Invariant($"port {port}/udp"),
        1 or 58 => "icmp",
        _ => Invariant($"protocol {protocol}"),
    };

    private static string Plural(Feature feature) => feature switch
    {
        Feature.Peer => "outside peers",
        Feature.InsidePeer => "inside peers",
        Feature.PeerNetwork => "outside networks",
        Feature.Port => "ports",
        Feature.Operation => "API operations",
        Feature.SourceNetwork => "source networks",
        Feature.Agent => "client tools",
        Feature.Region => "regions",
        Feature.Resource => "resources",
        Feature.Error => "errors",
        Feature.Grant => "grants",
        _ => "hours",
    };

    private static string Amount(double value, string unit)
    {
        if (unit != "bytes") return Invariant($"{value:0} {(Math.Round(value) == 1 && unit.EndsWith('s') ? unit[..^1] : unit)}");
        string[] units = ["bytes", "kB", "MB", "GB", "TB", "PB"];
        var scale = 0;
        for (; value >= 1000 && scale < units.Length - 1; scale++) value /= 1000;
        return scale == 0 ? Invariant($"{value:0} bytes") : Invariant($"{value:0.#} {units[scale]}");
    }

    private static string Duration(double seconds) => seconds < 120 ? Invariant($"{seconds:0} seconds") : Invariant($"{seconds / 60:0.#} minutes");

    private static double Round(double value) => Math.Round(value, 1);

    private static string Lower(string text) => text.StartsWith("API", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
