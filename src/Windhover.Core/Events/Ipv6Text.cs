using System.Buffers.Binary;

namespace Windhover.Core.Events;

/// <summary>Reads the text form of an IPv6 address (RFC 4291 section 2.2) without allocation. A zone and brackets are no part of an address.</summary>
internal static class Ipv6Text
{
    private const int Groups = 8;

    /// <summary>Reads the text.</summary>
    /// <returns>False when it is not an IPv6 address.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ulong high, out ulong low)
    {
        high = low = 0;
        Span<byte> bytes = stackalloc byte[Groups * 2];
        bytes.Clear();
        var count = 0;
        var gap = -1;
        var rest = utf8;
        if (rest.StartsWith("::"u8))
        {
            gap = 0;
            rest = rest[2..];
        }

        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)':');
            var group = end < 0 ? rest : rest[..end];
            if (end < 0 && group.IndexOf((byte)'.') >= 0)
            {
                // The last 32 bits may be written as IPv4.
                if (count > Groups - 2 || !Address.TryParseV4(group, out var bits)) return false;
                BinaryPrimitives.WriteUInt32BigEndian(bytes[(count * 2)..], bits);
                count += 2;
                break;
            }

            if (count == Groups || !TryGroup(group, out var value)) return false;
            BinaryPrimitives.WriteUInt16BigEndian(bytes[(count++ * 2)..], value);
            if (end < 0) break;
            rest = rest[(end + 1)..];
            if (rest.IsEmpty) return false;
            if (rest[0] != ':') continue;
            if (gap >= 0) return false;
            gap = count;
            rest = rest[1..];
        }

        // "::" stands for at least one group of zeros.
        if (gap < 0 ? count != Groups : count >= Groups) return false;
        if (gap >= 0)
        {
            var tail = (count - gap) * 2;
            bytes.Slice(gap * 2, tail).CopyTo(bytes[^tail..]);
            bytes[(gap * 2)..^tail].Clear();
        }

        high = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        low = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        return true;
    }

    private static bool TryGroup(ReadOnlySpan<byte> text, out ushort value)
    {
        value = 0;
        if (text.Length is 0 or > 4) return false;
        foreach (var c in text)
        {
            var digit = c switch
            {
                >= (byte)'0' and <= (byte)'9' => c - '0',
                >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0) return false;
            value = (ushort)(value << 4 | digit);
        }

        return true;
    }
}
