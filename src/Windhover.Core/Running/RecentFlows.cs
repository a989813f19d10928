using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>
/// The last one to two million flow records, by hash, to recognise one that is delivered twice: by its id, or, where the log gives none, by all that it
/// says. Bounded: two generations of eight bytes a record. Of a billion records, chance takes fewer than one in a thousand runs one for another's copy.
/// </summary>
internal sealed class RecentFlows(int generation = 1_000_000)
{
    private HashSlots young = new();
    private HashSlots old = new();

    /// <summary>Notes a record.</summary>
    /// <param name="flow">The record.</param>
    /// <param name="source">Number of its source: two sources may tell of the same flow.</param>
    /// <returns>False when it was there before.</returns>
    public bool Add(in NetworkActivity flow, int source) => Add(HashOf(flow, source));

    /// <summary>What stands for a record; 0 for one that says too little to be told from another.</summary>
    /// <param name="flow">The record.</param>
    /// <param name="source">Number of its source.</param>
    public static ulong HashOf(in NetworkActivity flow, int source) => flow.Id.IsNone && !SaysEnough(flow) ? 0 : Math.Max(1, Hash(flow, source));

    /// <summary>Brings nearer where a record is looked for.</summary>
    public void Expect(ulong hash)
    {
        young.Expect(hash);
        old.Expect(hash);
    }

    /// <summary>Notes a record by what stands for it.</summary>
    /// <param name="hash">As <see cref="HashOf"/> gives it.</param>
    /// <returns>False when it was there before.</returns>
    public bool Add(ulong hash)
    {
        if (hash == 0) return true;
        if (old.Count > 0 && old.Contains(hash)) return false;
        if (!young.Add(hash)) return false;
        if (young.Count < generation) return true;
        (young, old) = (old, young);
        young.Clear();
        return true;
    }

    /// <summary>Writes the hashes.</summary>
    public void Save(SnapshotWriter writer)
    {
        young.Save(writer);
        old.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        young.Restore(reader);
        old.Restore(reader);
    }

    // Records of a format without ports or counters repeat honestly, and without counters a second one adds nothing to any sum.
    private static bool SaysEnough(in NetworkActivity flow) =>
        (flow.Known & FlowFields.BytesOut) != 0 && (flow.Protocol is not (6 or 17) || (flow.SourcePort | flow.DestinationPort) != 0);

    private static ulong Hash(in NetworkActivity flow, int source)
    {
        if (!flow.Id.IsNone) return StableHash.Combine((ulong)(flow.Id.Value >> 64) ^ (uint)source, (ulong)flow.Id.Value);
        var ports = (ulong)flow.SourcePort << 48 | (ulong)flow.DestinationPort << 32 | (ulong)flow.Protocol << 24 | (ulong)flow.TcpFlags << 16
            | (uint)((byte)flow.Disposition << 12 | (byte)flow.Direction << 8 | (byte)flow.Phase);
        var ends = StableHash.Combine(Hash(flow.Source), Hash(flow.Destination));
        var place = StableHash.Combine((ulong)(uint)flow.Interface.Id << 32 | (uint)flow.Account.Id, (ulong)(uint)source << 32 | (uint)flow.Host.Id);
        var time = StableHash.Combine((ulong)flow.StartTime, (ulong)flow.EndTime);
        var counts = StableHash.Combine((ulong)flow.BytesOut ^ (ulong)flow.PacketsIn << 32, (ulong)flow.PacketsOut ^ (ulong)flow.BytesIn << 24);
        return StableHash.Combine(StableHash.Combine(ends, ports ^ time), StableHash.Combine(place, counts));
    }

    private static ulong Hash(Address address) => StableHash.Combine(address.High, address.Low);
}
