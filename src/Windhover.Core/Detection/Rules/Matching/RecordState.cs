using System.Buffers.Binary;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The stored form of a record that belongs to something.</summary>
internal static class RecordState
{
    public static void Write(BinaryWriter to, in ModelRecord record)
    {
        Span<byte> id = stackalloc byte[16];
        to.Write(record.Record.File);
        to.Write(record.Record.Length);
        to.Write(record.Record.Offset);
        BinaryPrimitives.WriteUInt128LittleEndian(id, record.Id.Value);
        to.Write(id);
        to.Write((byte)record.Id.Form);
        to.Write(record.Time);
    }

    public static ModelRecord Read(BinaryReader from)
    {
        var at = new RecordRef(from.ReadInt32(), from.ReadInt32(), from.ReadInt64());
        var id = new RecordId(BinaryPrimitives.ReadUInt128LittleEndian(from.ReadBytes(16)), (RecordIdForm)from.ReadByte());
        return new ModelRecord(at, id, from.ReadInt64());
    }
}
