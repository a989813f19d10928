using System.Buffers.Binary;
using Windhover.Core.Ingestion;
using Windhover.Testing.Flows;

namespace Windhover.Testing.Fuzzing;

/// <summary>Lengths and counts that lie, in datagrams and captures, and lengths that are right again, which lets what is inside be reached.</summary>
internal static class BinaryMutations
{
    private static readonly uint[] Lies = [0, 1, 2, 3, 4, 7, 8, 15, 16, 127, 128, 254, 255, 256, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFC, 0xFFFFFFFF];

    public static byte[] Apply(byte[] bytes, Random random)
    {
        var changed = bytes.ToArray();
        var lie = Lies[random.Next(Lies.Length)];
        switch (random.Next(5))
        {
            case 0 when changed.Length >= 2:
                BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(random.Next(changed.Length - 1)), (ushort)lie);
                break;
            case 1 when changed.Length >= 4:
                BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(random.Next(changed.Length - 3)), lie);
                break;
            case 2 when changed.Length >= 4:
                BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(random.Next(changed.Length - 3)), lie);
                break;
            case 3 when changed.Length > DatagramHeader.Size + 4 && changed[DatagramHeader.Size + 1] == 10:
                BinaryPrimitives.WriteUInt16BigEndian(changed.AsSpan(DatagramHeader.Size + 2), (ushort)(changed.Length - DatagramHeader.Size));
                break;
            default:
                changed[random.Next(changed.Length)] = (byte)(random.Next(3) * 127);
                break;
        }

        return changed;
    }

    /// <summary>A spool file whose blocks are whole, whatever is in them.</summary>
    public static byte[] Blocks(IEnumerable<byte[]> records)
    {
        var file = new BlockFile();
        foreach (var record in records) file.Block(record.Length > DatagramHeader.LongestRecord ? record[..DatagramHeader.LongestRecord] : record);
        return file.ToArray();
    }
}
