using System.Net;

namespace Windhover.Testing.Flows;

/// <summary>Bytes in network order, written one after the other.</summary>
public sealed class Wire
{
    private readonly List<byte> bytes = [];

    public int Length => bytes.Count;

    public Wire U8(int value)
    {
        bytes.Add((byte)value);
        return this;
    }

    public Wire U16(int value) => U8(value >> 8).U8(value);

    public Wire U32(long value) => U16((int)(value >> 16)).U16((int)value);

    public Wire U64(ulong value) => U32((long)(value >> 32)).U32((long)(value & uint.MaxValue));

    public Wire Ip(string address) => Raw(IPAddress.Parse(address).GetAddressBytes());

    public Wire Text(string text, int width) => Raw(System.Text.Encoding.ASCII.GetBytes(text.PadRight(width, '\0')));

    public Wire Raw(params ReadOnlySpan<byte> more)
    {
        bytes.AddRange(more);
        return this;
    }

    /// <summary>Bytes with their length before them, in one byte or, from 255 on, in three.</summary>
    public Wire Variable(byte[] value, bool isLong = false) => (isLong || value.Length >= 255 ? U8(255).U16(value.Length) : U8(value.Length)).Raw(value);

    public byte[] ToArray() => [.. bytes];

    public static byte[] Of(Action<Wire> write)
    {
        var wire = new Wire();
        write(wire);
        return wire.ToArray();
    }

    /// <summary>The 64 bits of NTP's time.</summary>
    public static ulong Ntp(long epochMilliseconds)
    {
        var seconds = (ulong)(epochMilliseconds / 1000 + 2_208_988_800) & uint.MaxValue;
        return seconds << 32 | (((ulong)(epochMilliseconds % 1000) << 32) + 999) / 1000;
    }
}
