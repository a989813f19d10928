using System.Buffers.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.TrafficAnalytics;

/// <summary>
/// Walks a list of public addresses: <c>ADDRESS|started|ended|packets out|packets in|bytes out|bytes in</c>, parted by spaces, as the tables write it, or
/// <c>['192.0.2.1', '192.0.2.2']</c>, as notebooks export it.
/// </summary>
/// <param name="list">The list.</param>
internal ref struct PublicAddresses(ReadOnlySpan<byte> list)
{
    private ReadOnlySpan<byte> rest = list;

    /// <summary>The address.</summary>
    public Address Address;

    /// <summary>Packets and bytes of that address; 0 where the list has none.</summary>
    public long PacketsOut, PacketsIn, BytesOut, BytesIn;

    /// <summary>Whether the entry has counters.</summary>
    public bool HasCounters;

    /// <summary>Goes to the next address, past what is none.</summary>
    public bool Next()
    {
        while (true)
        {
            rest = rest.TrimStart(" ,[]'\""u8);
            if (rest.IsEmpty) return false;
            var end = rest.IndexOfAny(" ,]'\""u8);
            var entry = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[end..];
            var bar = entry.IndexOf((byte)'|');
            if (!Address.TryParse(bar < 0 ? entry : entry[..bar], out Address)) continue;
            Counters(bar < 0 ? default : entry[(bar + 1)..]);
            return true;
        }
    }

    private void Counters(ReadOnlySpan<byte> text)
    {
        Number(ref text);
        Number(ref text);
        PacketsOut = Number(ref text);
        PacketsIn = Number(ref text);
        HasCounters = !text.IsEmpty;
        BytesOut = Number(ref text);
        BytesIn = Number(ref text);
    }

    private static long Number(ref ReadOnlySpan<byte> text)
    {
        var bar = text.IndexOf((byte)'|');
        var digits = bar < 0 ? text : text[..bar];
        text = bar < 0 ? default : text[(bar + 1)..];
        return Utf8Parser.TryParse(digits, out long number, out var used) && used == digits.Length && number > 0 ? number : 0;
    }
}
