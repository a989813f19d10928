using System.Buffers.Binary;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The stored form of a window.</summary>
internal static class WindowState
{
    public static void Write(BinaryWriter to, ulong key, KeyWindow window)
    {
        to.Write(key);
        to.Write(window.Newest);
        to.Write(window.QuietUntil);
        to.Write(window.Entries.Count);
        Span<byte> id = stackalloc byte[16];
        foreach (var entry in window.Entries)
        {
            to.Write(entry.Value);
            to.Write(entry.FirstTime);
            to.Write(entry.Records);
            to.Write(entry.Last.Record.File);
            to.Write(entry.Last.Record.Length);
            to.Write(entry.Last.Record.Offset);
            BinaryPrimitives.WriteUInt128LittleEndian(id, entry.Last.Id.Value);
            to.Write(id);
            to.Write((byte)entry.Last.Id.Form);
            to.Write(entry.Last.Time);
        }
    }

    public static (ulong Key, KeyWindow Window) Read(BinaryReader from)
    {
        var key = from.ReadUInt64();
        var window = new KeyWindow { Newest = from.ReadInt64(), QuietUntil = from.ReadInt64() };
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var value = from.ReadUInt64();
            var first = from.ReadInt64();
            var records = from.ReadInt64();
            var at = new RecordRef(from.ReadInt32(), from.ReadInt32(), from.ReadInt64());
            var id = new RecordId(BinaryPrimitives.ReadUInt128LittleEndian(from.ReadBytes(16)), (RecordIdForm)from.ReadByte());
            window.Entries.Add(new WindowEntry(value, first, records, new ModelRecord(at, id, from.ReadInt64())));
        }

        return (key, window);
    }
}
