using System.Buffers.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>Small values as logs write them.</summary>
internal static class FieldText
{
    private const int LongestId = 2048;

    /// <summary>A whole number from 0; 0 for anything else.</summary>
    public static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length && number > 0 ? number : 0;

    /// <summary>A port; 0 for anything else.</summary>
    public static ushort Port(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out ushort port, out var used) && used == text.Length ? port : (ushort)0;

    /// <summary>An address and its port (192.0.2.1:443, [2001:db8::1]:443).</summary>
    /// <returns>False when there is no address.</returns>
    public static bool TryEndpoint(ReadOnlySpan<byte> text, out Address address, out ushort port)
    {
        var colon = text.LastIndexOf((byte)':');
        port = colon < 0 ? (ushort)0 : Port(text[(colon + 1)..]);
        return Address.TryParse((colon < 0 ? text : text[..colon]).Trim("[]"u8), out address);
    }

    /// <summary>One id of several parts, for records that share what their log calls an id (a finding and its updates).</summary>
    public static RecordId Id(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> third = default)
    {
        if (first.IsEmpty || first.Length + second.Length + third.Length + 2 > LongestId) return RecordId.FromText(first);
        Span<byte> text = stackalloc byte[first.Length + second.Length + third.Length + 2];
        first.CopyTo(text);
        text[first.Length] = (byte)' ';
        second.CopyTo(text[(first.Length + 1)..]);
        text[first.Length + 1 + second.Length] = (byte)' ';
        third.CopyTo(text[(first.Length + second.Length + 2)..]);
        return RecordId.FromText(text);
    }
}
