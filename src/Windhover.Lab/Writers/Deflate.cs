using System.Buffers.Binary;
using System.Numerics;

namespace Windhover.Lab.Writers;

/// <summary>
/// RFC 1951 in its plainest useful form: matches by one hash probe, blocks with Huffman codes of their own. The same input gives the same bytes on every
/// machine and runtime.
/// </summary>
internal sealed class Deflate
{
    private const int HashBits = 15, Window = 32768, BlockTokens = 1 << 15, EndOfBlock = 256;
    private static readonly int[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly byte[] LengthCode = Lengths();
    private readonly uint[] tokens = new uint[BlockTokens];
    private readonly int[] heads = new int[1 << HashBits];
    private byte[] target = new byte[1 << 14];
    private int used, pendingBits;
    private ulong pending;

    /// <summary>Whole bytes, as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(target.AsSpan(used));
        used += bytes.Length;
    }

    /// <summary>Hands out what was written and starts anew, with the same buffers.</summary>
    public byte[] Take()
    {
        var bytes = target.AsSpan(0, used).ToArray();
        used = 0;
        return bytes;
    }

    /// <summary>Stores all there is in blocks without compression.</summary>
    public void Store(ReadOnlySpan<byte> data)
    {
        const int Most = ushort.MaxValue;
        Span<byte> header = stackalloc byte[5];
        do
        {
            var block = data[..Math.Min(data.Length, Most)];
            data = data[block.Length..];
            header[0] = (byte)(data.IsEmpty ? 1 : 0);
            BinaryPrimitives.WriteUInt16LittleEndian(header[1..], (ushort)block.Length);
            BinaryPrimitives.WriteUInt16LittleEndian(header[3..], (ushort)~block.Length);
            Raw(header);
            Raw(block);
        }
        while (!data.IsEmpty);
    }

    /// <summary>Compresses all there is, and ends on a whole byte.</summary>
    public void Compress(ReadOnlySpan<byte> data)
    {
        heads.AsSpan().Fill(-Window);
        int count = 0, at = 0;
        while (at < data.Length)
        {
            if (count == BlockTokens)
            {
                Block(count, last: false);
                count = 0;
            }

            var length = 0;
            var distance = 0;
            if (at + 4 <= data.Length)
            {
                ref var head = ref heads[Hash(data, at)];
                distance = at - head;
                if (distance < Window) length = Match(data, head, at);
                head = at;
            }

            if (length < 4)
            {
                tokens[count++] = data[at++];
                continue;
            }

            tokens[count++] = (uint)(length << 16 | distance);
            var end = at + length;
            for (at++; at < Math.Min(end, data.Length - 3); at++) heads[Hash(data, at)] = at;
            at = end;
        }

        Block(count, last: true);
        Bits(0, (8 - pendingBits % 8) % 8);
        Drain();
    }

    private static int Hash(ReadOnlySpan<byte> data, int at) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(data[at..]) * 0x9E37_79B1 >> 32 - HashBits);

    private static int Match(ReadOnlySpan<byte> data, int from, int at) => data.Slice(at, Math.Min(258, data.Length - at)).CommonPrefixLength(data[from..]);

    private void Block(int count, bool last)
    {
        int[] literals = new int[286], distances = new int[30];
        literals[EndOfBlock] = 1;
        literals[0] = distances[0] = distances[1] = 1; // a code needs two symbols
        for (var i = 0; i < count; i++)
        {
            var token = tokens[i];
            if (token < 256)
            {
                literals[token]++;
                continue;
            }

            literals[257 + LengthCode[token >> 16]]++;
            distances[DistanceCode((int)(token & 0xFFFF))]++;
        }

        HuffmanCode literal = HuffmanCode.For(literals), distance = HuffmanCode.For(distances);
        Header(literal, distance, last);
        for (var i = 0; i < count; i++)
        {
            var token = tokens[i];
            if (token < 256)
            {
                Bits(literal.Codes[token], literal.Lengths[token]);
                continue;
            }

            int length = (int)(token >> 16), away = (int)(token & 0xFFFF), lengthCode = LengthCode[length], distanceCode = DistanceCode(away);
            Bits(literal.Codes[257 + lengthCode], literal.Lengths[257 + lengthCode]);
            Bits((uint)(length - LengthBase[lengthCode]), LengthExtra[lengthCode]);
            Bits(distance.Codes[distanceCode], distance.Lengths[distanceCode]);
            if (distanceCode < 4) continue;
            var extra = distanceCode / 2 - 1;
            Bits((uint)(away - 1 & (1 << extra) - 1), extra);
        }

        Bits(literal.Codes[EndOfBlock], literal.Lengths[EndOfBlock]);
    }

    private void Header(HuffmanCode literal, HuffmanCode distance, bool last)
    {
        Bits(last ? 1u : 0, 1);
        Bits(2, 2);
        Bits(286 - 257, 5);
        Bits(30 - 1, 5);
        Bits(19 - 4, 4);
        // Code lengths 0 to 15 get four bits each; 16, 17 and 18 (runs) are not used. They come first in the order of the RFC.
        for (var i = 0; i < 19; i++) Bits(i < 3 ? 0u : 4, 3);
        foreach (var length in literal.Lengths.Concat(distance.Lengths)) Bits((uint)((length & 1) << 3 | (length & 2) << 1 | (length & 4) >> 1 | (length & 8) >> 3), 4);
    }

    private void Bits(uint value, int count)
    {
        pending |= (ulong)value << pendingBits;
        pendingBits += count;
        if (pendingBits < 32) return;
        Room(4);
        BinaryPrimitives.WriteUInt32LittleEndian(target.AsSpan(used), (uint)pending);
        used += 4;
        pending >>= 32;
        pendingBits -= 32;
    }

    private void Drain()
    {
        Room(8);
        for (; pendingBits > 0; pendingBits -= 8, pending >>= 8) target[used++] = (byte)pending;
    }

    private void Room(int more)
    {
        if (used + more > target.Length) Array.Resize(ref target, Math.Max(target.Length * 2, used + more));
    }

    private static int DistanceCode(int distance)
    {
        if (distance <= 2) return distance - 1;
        var log = BitOperations.Log2((uint)(distance - 1));
        return 2 * log + (distance - 1 >> log - 1 & 1);
    }

    private static byte[] Lengths()
    {
        var codes = new byte[259];
        for (var length = 3; length <= 258; length++) codes[length] = (byte)(Array.FindLastIndex(LengthBase, b => b <= length));
        return codes;
    }
}
