using System.Buffers.Text;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Numbers in alerts, which may be anything: what is none, or out of range, is 0.</summary>
internal static class AlertNumbers
{
    /// <summary>A port.</summary>
    public static ushort Port(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out ushort port, out var used) && used == text.Length ? port : (ushort)0;

    /// <summary>A count of bytes.</summary>
    public static long Bytes(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long bytes, out var used) && used == text.Length && bytes > 0 ? bytes : 0;

    /// <summary>An IANA protocol number, from itself or its name.</summary>
    public static byte Protocol(ReadOnlySpan<byte> text)
    {
        if (Utf8Parser.TryParse(text, out byte number, out var used) && used == text.Length) return number;
        if (System.Text.Ascii.EqualsIgnoreCase(text, "tcp"u8)) return 6;
        if (System.Text.Ascii.EqualsIgnoreCase(text, "udp"u8)) return 17;
        if (System.Text.Ascii.EqualsIgnoreCase(text, "icmp"u8)) return 1;
        if (System.Text.Ascii.EqualsIgnoreCase(text, "sctp"u8)) return 132;
        return System.Text.Ascii.EqualsIgnoreCase(text, "icmp6"u8) || System.Text.Ascii.EqualsIgnoreCase(text, "ipv6-icmp"u8) ? (byte)58 : (byte)0;
    }
}
