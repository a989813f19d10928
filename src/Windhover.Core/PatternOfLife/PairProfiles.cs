using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>
/// Who talks to whom: per pair the volumes of the current hour and window and the last intervals between connections. Bounded: when there are
/// more pairs than <paramref name="capacity"/>, a new one takes the place of one that was not seen for long.
/// </summary>
/// <param name="capacity">How many pairs are kept.</param>
public sealed class PairProfiles(int capacity = 8_000_000)
{
    private const int HourMs = 3_600_000;

    // A call home is small; what is larger is a transfer, however regular its records.
    private const long LargestBeat = 50_000;
    private static readonly ulong Internet = StableHash.Of("internet");

    private readonly FlatMap<PairKey> keys = new();
    private readonly Slab<PairStat> stats = new();
    private readonly Slab<int> hourTouched = new();
    private int hand;

    /// <summary>Bytes held.</summary>
    public long Bytes => keys.Bytes + stats.Bytes;

    /// <summary>How many pairs there are.</summary>
    public int Count => keys.Count;

    /// <summary>
    /// The hash that stands for a peer: an entity by its address, all outside clients of a service as one "internet".
    /// </summary>
    public static ulong PeerHash(in FlowView flow) => flow.PeerOutside && flow.Serves ? Internet : flow.Peer.StableHash;

    /// <summary>Adds a record to its pair.</summary>
    /// <param name="flow">The record.</param>
    /// <param name="window">Number of the current window.</param>
    /// <param name="firstInWindow">True when it is the pair's first record in the window.</param>
    /// <param name="finishedHour">Takes the row of an hour that this record ended; null where nobody wants the rows.</param>
    /// <returns>The pair's number.</returns>
    internal int Add(in FlowView flow, int window, out bool firstInWindow, List<PairHour>? finishedHour)
    {
        var key = KeyOf(flow);
        var pair = Find(key, out var added);
        ref var stat = ref stats[pair];
        if (added) stat = new PairStat { First = flow.Time, Peer = flow.Peer, PeerEntity = flow.PeerEntity, Outside = flow.PeerOutside, Window = -1 };
        var hour = flow.Time - flow.Time % HourMs;
        if (stat.HourRecords > 0 && hour > stat.Hour)
        {
            var row = Finish(pair);
            finishedHour?.Add(row);
        }

        if (stat.HourRecords == 0)
        {
            stat.Hour = hour;
            stat.HourFirst = flow.Time;
            stat.HourRecord = flow.Record;
            if (finishedHour is not null) hourTouched.Add() = pair;
        }

        stat.HourRecords++;
        stat.HourBytesOut += flow.BytesOut;
        stat.HourBytesIn += flow.BytesIn;
        firstInWindow = stat.Window != window;
        if (firstInWindow)
        {
            stat.Window = window;
            stat.WindowBytesOut = 0;
        }

        stat.WindowBytesOut += flow.BytesOut;
        stat.WindowRecord = flow.Record;
        stat.WindowRecordId = flow.Id;
        stat.Last = Math.Max(stat.Last, flow.Time);
        var day = (ushort)(flow.Time / 86_400_000);
        if (stat.LastDay != day)
        {
            stat.LastDay = day;
            if (stat.Days < ushort.MaxValue) stat.Days++;
        }

        if (flow is { Sent: true, Serves: false, PeerOutside: true, BytesOut: < LargestBeat }) Beat(ref stat, flow);
        return pair;
    }

    /// <summary>Brings nearer where a record's pair is looked for.</summary>
    /// <returns>What stands for the pair.</returns>
    internal ulong Expect(in FlowView flow)
    {
        var hash = KeyOf(flow).FlatHash;
        keys.Expect(hash);
        return hash;
    }

    /// <summary>Brings a pair nearer, if it is known.</summary>
    /// <param name="hash">As <see cref="Expect"/> gave it.</param>
    internal void Bring(ulong hash)
    {
        if (keys.Guess(hash) is >= 0 and var pair) stats.Expect(pair);
    }

    /// <summary>Brings a pair nearer.</summary>
    internal void BringPair(int pair)
    {
        stats.Expect(pair);
        keys.ExpectKey(pair);
    }

    /// <summary>One pair, by reference until the next add.</summary>
    internal ref PairStat this[int pair] => ref stats[pair];

    /// <summary>The key of a pair.</summary>
    internal ref readonly PairKey Key(int pair) => ref keys.Key(pair);

    /// <summary>True when a device and a peer are known to talk on a port.</summary>
    /// <param name="entity">The device.</param>
    /// <param name="peer">A value of <see cref="Feature.Peer"/> or <see cref="Feature.InsidePeer"/>.</param>
    /// <param name="blocked">Connections that were refused, or those that were let through.</param>
    internal bool Has(int entity, in Value peer, bool blocked) =>
        keys.Find(new PairKey(peer.Address.IsNone ? Internet : peer.Address.StableHash, entity, peer.Number, peer.Protocol, (byte)((peer.Serves ? PairKey.ServesFlag : 0) | (blocked ? PairKey.BlockedFlag : 0)))) >= 0;

    /// <summary>Ends every hour before the time and gives its rows, in the order in which the pairs were touched.</summary>
    internal void EndHours(long time, List<PairHour> finished)
    {
        var kept = 0;
        for (var i = 0; i < hourTouched.Count; i++)
        {
            var pair = hourTouched[i];
            if (stats[pair].HourRecords == 0) continue;
            if (stats[pair].Hour + HourMs <= time) finished.Add(Finish(pair));
            else hourTouched[kept++] = pair;
        }

        hourTouched.Truncate(kept);
    }

    /// <summary>Writes the pairs.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("pairs");
        keys.Save(writer);
        stats.Save(writer);
        hourTouched.Save(writer);
        writer.Write(hand);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("pairs");
        keys.Restore(reader);
        stats.Restore(reader);
        hourTouched.Restore(reader);
        hand = reader.Read<int>();
    }

    private static PairKey KeyOf(in FlowView flow) =>
        new(PeerHash(flow), flow.Entity, flow.Port, flow.Protocol, (byte)((flow.Serves ? PairKey.ServesFlag : 0) | (flow.Blocked ? PairKey.BlockedFlag : 0)));

    private int Find(in PairKey key, out bool added)
    {
        if (keys.Count < capacity)
        {
            var pair = keys.GetOrAdd(key, out added);
            if (added) stats.At(pair) = default;
            return pair;
        }

        var known = keys.Find(key);
        added = known < 0;
        if (!added) return known;

        // The clock's hand goes round; of the next 32 pairs with nothing to write the stalest gives way.
        var victim = -1;
        for (var step = 0; step < 32 || victim < 0; step++)
        {
            hand = (hand + 1) % keys.Count;
            if (stats[hand].HourRecords > 0 && step < keys.Count) continue;
            if (victim < 0 || stats[hand].Last < stats[victim].Last) victim = hand;
        }

        keys.Replace(victim, key);
        return victim;
    }

    // Records of one long connection repeat their client port: only a new connection is a beat.
    private static void Beat(ref PairStat stat, in FlowView flow)
    {
        if (stat.LastBeat == 0)
        {
            stat.LastBeat = flow.StartTime;
            stat.ClientPort = flow.ClientPort;
            return;
        }

        if (stat.ClientPort == flow.ClientPort && flow.Protocol == 6) return;
        var seconds = (flow.StartTime - stat.LastBeat) / 1000;
        if (seconds < 2) return;
        stat.ClientPort = flow.ClientPort;
        stat.LastBeat = flow.StartTime;
        stat.Beats[stat.BeatCount & 15] = (ushort)Math.Min(seconds, ushort.MaxValue);
        if (stat.BeatCount < ushort.MaxValue - 16) stat.BeatCount++;
        else stat.BeatCount -= 15;
        if ((stat.BeatCount & 15) != 0) return;
        Span<ushort> block = stackalloc ushort[BeaconTest.Block];
        ((ReadOnlySpan<ushort>)stat.Beats).CopyTo(block);
        stat.BeatBits = (float)BeaconTest.Gather(stat.BeatBits, block);
    }

    private PairHour Finish(int pair)
    {
        ref var stat = ref stats[pair];
        var row = new PairHour(keys.Key(pair), stat);
        stat.HourRecords = stat.HourBytesOut = stat.HourBytesIn = 0;
        return row;
    }
}
