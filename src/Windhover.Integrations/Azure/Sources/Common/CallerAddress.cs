using System.Buffers.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>Addresses as the logs write them: alone, with a port (<c>192.0.2.4:5678</c>), or in brackets (<c>[2001:db8::4]:5678</c>).</summary>
internal static class CallerAddress
{
    /// <summary>Fills the source of an event; a text that is no address ("&lt;null&gt;", "-") says nothing.</summary>
    public static void Read(ReadOnlySpan<byte> text, ref ActorActivity activity)
    {
        if (TryRead(text, out var address, out var port)) (activity.SourceAddress, activity.SourcePort) = (address, port);
    }

    /// <summary>Reads an address.</summary>
    /// <returns>False when there is none.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out Address address, out ushort port)
    {
        address = default;
        port = 0;
        text = text.Trim(" \""u8);
        if (text.IsEmpty) return false;
        if (text[0] == '[')
        {
            var end = text.IndexOf((byte)']');
            if (end < 0 || !Address.TryParse(text[1..end], out address)) return false;
            return text.Length == end + 1 || (text[end + 1] == ':' && TryPort(text[(end + 2)..], out port));
        }

        var colon = text.IndexOf((byte)':');
        if (colon < 0 || text.LastIndexOf((byte)':') != colon) return Address.TryParse(text, out address);
        return TryPort(text[(colon + 1)..], out port) && Address.TryParse(text[..colon], out address);
    }

    private static bool TryPort(ReadOnlySpan<byte> text, out ushort port) => Utf8Parser.TryParse(text, out port, out var used) && used == text.Length;
}
