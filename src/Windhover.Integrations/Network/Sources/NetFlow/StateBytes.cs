using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Small parts of <see cref="ExporterState"/>.</summary>
internal static class StateBytes
{
    public static void Write(this BinaryWriter to, Address address)
    {
        to.Write(address.High);
        to.Write(address.Low);
    }

    public static Address ReadAddress(this BinaryReader from) => new(from.ReadUInt64(), from.ReadUInt64());

    public static void Write(this BinaryWriter to, SamplingRate rate)
    {
        to.Write(rate.Packets);
        to.Write(rate.Counted);
    }

    public static SamplingRate ReadRate(this BinaryReader from) => new(from.ReadUInt64(), from.ReadUInt64());

    public static void Write<T>(this BinaryWriter to, SortedDictionary<ulong, T> entries, Action<T> write)
    {
        to.Write(entries.Count);
        foreach (var (key, value) in entries)
        {
            to.Write(key);
            write(value);
        }
    }

    public static void ReadInto<T>(this BinaryReader from, SortedDictionary<ulong, T> entries, Func<T> read)
    {
        for (var count = from.ReadInt32(); count > 0; count--)
        {
            var key = from.ReadUInt64();
            entries[key] = read();
        }
    }
}
