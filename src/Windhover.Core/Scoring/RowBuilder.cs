using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>Makes the rows of a window's ledger from the profiles, before calibration.</summary>
internal sealed class RowBuilder(EntityTable entities, ValueProfiles values, NumberProfiles numbers, PairProfiles pairs)
{
    private const double MostBits = 30;
    private const double RareOwners = 0.003;
    private const double SteadyBits = 10;
    private const int HomeDays = 3;
    private const long Day = 86_400_000;

    // Data that is taken away goes one way; calls and conferences go both.
    private const int UploadRatio = 3;
    private readonly Slab<(double Bytes, long Time)> rareBytes = new();

    // What an hour of the day explains: up to four times the most that was sent outside in a window around it on the days before.
    private const int PeakMargin = 4;
    private readonly OutsidePeaks peaks = new();
    private readonly DriftWatch drifts = new();
    private readonly MovedBeats movedBeats = new();
    private readonly GroupLevels groupLevels = new();
    private double[] deviations = [];
    private int hour;
    private long end;
    private long firstEnd;

    /// <summary>True when a signal is measured for a class of entities.</summary>
    public static bool Applies(EntityType type, Signal signal) => type == EntityType.Device || signal is not (Signal.OutsideBytesOut or Signal.RareBytes or Signal.Beacon or Signal.Drift);

    /// <summary>
    /// Gets ready for a window: measures every number first, so that what a whole group does at once (a patch night, a morning) is seen as
    /// common to it.
    /// </summary>
    public void Prepare(WindowBook book, long windowEnd)
    {
        end = windowEnd;
        if (firstEnd == 0) firstEnd = end;
        hour = (int)(end / 3_600_000 % 24);
        var needed = book.Windows.Count * FeatureText.Signals;
        if (deviations.Length < needed) deviations = new double[needed * 2];
        for (var i = 0; i < book.Windows.Count; i++)
        {
            ref var window = ref book.Windows[i];
            numbers.Begin(window.Entity, end);
            peaks.Begin(window.Entity, end);
            drifts.Begin(window.Entity, end);
            for (var signal = Signal.BytesOut; signal < Signal.RareBytes; signal++)
                deviations[i * FeatureText.Signals + (int)signal] = numbers.Judge(window.Entity, signal, window.Number(signal), hour).Z;
        }

        groupLevels.Measure(entities, book.Windows, deviations);
    }

    /// <summary>Adds the rows of one window.</summary>
    public void Build(WindowBook book, int index, List<ScoreRow> rows)
    {
        ref var window = ref book.Windows[index];
        AddValues(book, window, rows);
        AddNumbers(book, index, rows);
        if (entities[window.Entity].Type == EntityType.Device) AddPairs(book, window, rows);
    }

    /// <summary>Adds the rows of a window that is not over: its values and its volume. Changes nothing that is remembered.</summary>
    public void BuildSoFar(WindowBook book, int index, VolumesSoFar volumes, List<ScoreRow> rows)
    {
        ref var window = ref book.Windows[index];
        AddValues(book, window, rows);
        AddNumber(window, volumes.SignalOf(window.Entity), volumes.Of(index), rows);
        if (entities[window.Entity].Type != EntityType.Device || window.OutsideBytesOut == 0) return;
        var (sent, largest, _) = LookAtPairs(book, window, volumes.End, beats: false);
        AddRareBytes(window.Entity, sent, largest, volumes.End, rows);
    }

    private void AddValues(WindowBook book, in EntityWindow window, List<ScoreRow> rows)
    {
        Span<int> best = stackalloc int[FeatureText.Features];
        Span<int> distinct = stackalloc int[FeatureText.Features];
        Span<int> fresh = stackalloc int[FeatureText.Features];
        best.Fill(-1);
        for (var i = window.Values; i != 0; i = book.Values[i - 1].Next)
        {
            ref var touched = ref book.Values[i - 1];
            var feature = (int)touched.Value.Feature;
            touched.Novelty = touched.Known >= 0
                ? values.JudgeKnown(window.Entity, touched.Value.Feature, touched.Known)
                : values.JudgeNew(window.Entity, touched.Value, Math.Max(0, book.Newcomers(touched.Value) - 1));
            distinct[feature]++;
            if (touched.Novelty.IsOdd) fresh[feature]++;
            if (best[feature] < 0 || Worse(touched, book.Values[best[feature]])) best[feature] = i - 1;
        }

        for (var feature = 0; feature < FeatureText.Features; feature++)
        {
            if (best[feature] < 0) continue;
            ref var touched = ref book.Values[best[feature]];
            var bits = Math.Min(MostBits, Bits.OfBestOf(touched.Novelty.Probability, distinct[feature]));
            if (bits > 0.5 && touched.Known >= 0) touched.Novelty = values.Judge(window.Entity, touched.Value, Math.Max(0, book.Newcomers(touched.Value) - 1));
            var row = Row(touched);
            if (bits > 0.5) rows.Add(row with { Kind = ScoreRowKind.Rare, Probability = touched.Novelty.Probability, Bits = bits });
            if (fresh[feature] < 2 || feature == (int)Feature.Grant) continue;
            var (mean, weight) = values.NewPerWindow(window.Entity, (Feature)feature);
            var probability = Tails.GammaPoisson(fresh[feature], mean, weight);
            rows.Add(row with { Kind = ScoreRowKind.ManyNew, Number = fresh[feature], Expected = mean, Probability = probability, Bits = Math.Min(MostBits, Bits.Of(probability)) });
        }
    }

    private void AddNumbers(WindowBook book, int index, List<ScoreRow> rows)
    {
        ref var window = ref book.Windows[index];
        ref var record = ref entities[window.Entity];
        for (var signal = Signal.BytesOut; signal < Signal.RareBytes; signal++)
        {
            if (!Applies(record.Type, signal) || !numbers.Knows(window.Entity, signal)) continue;
            var z = deviations[index * FeatureText.Signals + (int)signal] - groupLevels.Of(record.Group.Id, signal);
            AddNumber(window, signal, z, rows);
        }
    }

    private static void AddNumber(in EntityWindow window, Signal signal, double z, List<ScoreRow> rows)
    {
        if (z < 1) return;
        var probability = Tails.StudentT4(z);
        rows.Add(new ScoreRow
        {
            Kind = ScoreRowKind.Number, Signal = signal, Number = window.Number(signal), Probability = probability, Bits = Math.Min(MostBits, Bits.Of(probability)),
            Pair = -1, Record = window.Record, Id = window.Id, Time = window.Last,
        });
    }

    // Slow drips and beats live in single pairs: outside, new to the entity, and rare in the estate.
    private void AddPairs(WindowBook book, in EntityWindow window, List<ScoreRow> rows)
    {
        var (sent, largest, beat) = LookAtPairs(book, window, end, beats: true);
        if (beat.Bits > 0.5) rows.Add(beat);
        AddDrift(window, rows);
        rareBytes.At(window.Entity) = (AddRareBytes(window.Entity, sent, largest, end, rows), end);
    }

    // What was sent outside in the window to rare places that are new to the entity, the pair that took most of it, and the best beat.
    private (double Sent, int Largest, ScoreRow Beat) LookAtPairs(WindowBook book, in EntityWindow window, long windowEnd, bool beats)
    {
        var beat = new ScoreRow { Pair = -1 };
        double sent = 0;
        var largest = -1;
        for (var i = window.Pairs; i != 0; i = book.Pairs[i - 1].Next)
        {
            var pair = book.Pairs[i - 1].Pair;
            ref var stat = ref pairs[pair];
            ref readonly var key = ref pairs.Key(pair);
            if (!stat.Outside || key.Flags != 0) continue;
            double period = 0;
            var beatBits = beats ? Beats(window.Entity, pair, key.Port, out period) : 0;
            if (!IsRecent(stat.First, windowEnd) || !IsRare(book, key, stat.Peer)) continue;
            var network = WindowBook.NetworkValue(stat.Peer, key.Port, key.Protocol);
            if (IsNew(window.Entity, network, windowEnd) && stat.HourBytesOut > UploadRatio * stat.HourBytesIn)
            {
                sent += stat.WindowBytesOut;
                if (largest < 0 || stat.WindowBytesOut > pairs[largest].WindowBytesOut) largest = pair;
            }

            if (beatBits > beat.Bits && !IsHome(window.Entity, network, stat.First)) beat = Row(pair, Signal.Beacon, beatBits, period, beatBits);
        }

        return (sent, largest, beat);
    }

    // Adds the row, and gives what the drip then is.
    private double AddRareBytes(int entity, double sent, int largest, long windowEnd, List<ScoreRow> rows)
    {
        var (bytes, time) = rareBytes.At(entity);
        var peak = peaks.Of(entity, (int)(windowEnd / 3_600_000 % 24));
        var unexplained = Math.Max(0, sent - PeakMargin * peak);
        var drip = bytes * Math.Pow(0.5, (double)Math.Max(0, windowEnd - time) / Day) + unexplained;
        if (unexplained > 0 && drip >= 1_000_000) rows.Add(Row(largest, Signal.RareBytes, drip, peak, Math.Log2(drip / 500_000) * 2));
        return drip;
    }

    private void AddDrift(in EntityWindow window, List<ScoreRow> rows)
    {
        var bits = drifts.Of(window.Entity, out var now, out var before);
        if (bits <= 0) return;
        rows.Add(new ScoreRow
        {
            Kind = ScoreRowKind.Number, Signal = Signal.Drift, Number = now, Expected = before, Probability = Math.Pow(2, -bits), Bits = Math.Min(MostBits, bits),
            Pair = -1, Record = window.Record, Id = window.Id, Time = window.Last,
        });
    }

    // How much a pair's connections look like a beat, and its period; nothing for a beat that only moved here.
    private double Beats(int entity, int pair, ushort port, out double period)
    {
        period = 0;
        ref var stat = ref pairs[pair];
        if (stat.BeatCount < BeaconTest.Fewest) return 0;
        Span<ushort> intervals = stackalloc ushort[BeaconTest.Block];
        ((ReadOnlySpan<ushort>)stat.Beats).CopyTo(intervals);
        var bits = Math.Max(stat.BeatBits, BeaconTest.Evidence(intervals[..Math.Min((int)stat.BeatCount, BeaconTest.Block)], out period));
        var isRecent = IsRecent(stat.First, end);
        var beat = new MovedBeats.Beat(stat.First, stat.Last, pair, (float)period, port, IsSettled: !isRecent);
        if (isRecent && !movedBeats.Explain(entity, ref beat)) return bits;
        movedBeats.Note(entity, beat, bits >= SteadyBits);
        return 0;
    }

    /// <summary>Learns what a window sent outside.</summary>
    public void Learn(in EntityWindow window)
    {
        peaks.Learn(window.Entity, end, window.OutsideBytesOut);
        drifts.Learn(window.Entity, end, window.OutsideBytesOut);
    }

    // What was there while the estate was first learned is part of it; what came long ago is too.
    private bool IsRecent(long first, long windowEnd) => first >= firstEnd + 2 * Day && first >= windowEnd - 10 * Day;

    // A service with many addresses is no new place: its network is known to the entity.
    private bool IsNew(int entity, in Value network, long windowEnd) => values.FirstSeen(entity, network) is not { } first || IsRecent(first, windowEnd);

    // A landlord of many rents to thieves, too: a visit now and then does not make a beat at home in a network; one on most of the days before it does.
    private bool IsHome(int entity, in Value network, long beatFirst)
    {
        if (values.FirstSeen(entity, network) is not { } first || IsRecent(first, end)) return false;
        var days = values.Days(entity, network) - (end / Day - beatFirst / Day + 1);
        return days >= HomeDays && days * 2 > (beatFirst - first) / Day;
    }

    private bool IsRare(WindowBook book, in PairKey key, Address peer)
    {
        var value = WindowBook.PeerValue(peer, key.Port, key.Protocol);
        return values.Owners(value) + book.Newcomers(value) <= Math.Max(2, entities.Count * RareOwners);
    }

    private ScoreRow Row(int pair, Signal signal, double number, double expected, double bits)
    {
        ref var stat = ref pairs[pair];
        return new ScoreRow
        {
            Kind = ScoreRowKind.Number, Signal = signal, Number = number, Expected = expected, Probability = Math.Pow(2, -bits), Bits = Math.Min(MostBits, bits), Pair = pair,
            Value = WindowBook.PeerValue(stat.Peer, pairs.Key(pair).Port, pairs.Key(pair).Protocol), Record = stat.WindowRecord, Id = stat.WindowRecordId, Time = stat.Last,
        };
    }

    private static ScoreRow Row(in TouchedValue touched) => new()
    {
        Feature = touched.Value.Feature, Value = touched.Value, Novelty = touched.Novelty, Pair = -1, Record = touched.Record, Id = touched.Id, Time = touched.Time,
    };

    // Ties go to the earlier record, then to the hash, so that no order of memory decides.
    private static bool Worse(in TouchedValue a, in TouchedValue b) =>
        a.Novelty.Probability != b.Novelty.Probability ? a.Novelty.Probability < b.Novelty.Probability : a.Time != b.Time ? a.Time < b.Time : a.Value.Hash < b.Value.Hash;

    /// <summary>Writes what is known.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("rows");
        rareBytes.Save(writer);
        peaks.Save(writer);
        drifts.Save(writer);
        movedBeats.Save(writer);
        writer.Write(firstEnd);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("rows");
        rareBytes.Restore(reader);
        peaks.Restore(reader);
        drifts.Restore(reader);
        movedBeats.Restore(reader);
        firstEnd = reader.Read<long>();
    }
}
