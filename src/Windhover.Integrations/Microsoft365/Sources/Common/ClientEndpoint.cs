using System.Buffers.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Microsoft365.Sources.Common;

/// <summary>
/// A client's address as the workloads write it: <c>192.0.2.1</c>, <c>192.0.2.1:50123</c>, <c>2001:db8::1</c>, <c>[2001:db8::1]</c>, <c>[2001:db8::1]:50123</c>,
/// with a zone (<c>fe80::1%5</c>), or words that stand for none.
/// </summary>
internal static class ClientEndpoint
{
    /// <summary>Reads an address and, where it says one, the port.</summary>
    /// <returns>False when the text is no address; then neither is set.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out Address address, out ushort port)
    {
        text = text.Trim(" "u8);
        var portText = default(ReadOnlySpan<byte>);
        if (text is [(byte)'[', ..])
        {
            var close = text.IndexOf((byte)']');
            if (close < 0) close = text.Length;
            else if (close + 2 < text.Length && text[close + 1] == ':') portText = text[(close + 2)..];
            text = text[1..close];
        }
        else if (text.Count((byte)':') == 1)
        {
            var colon = text.IndexOf((byte)':');
            portText = text[(colon + 1)..];
            text = text[..colon];
        }

        var zone = text.IndexOf((byte)'%');
        if (zone > 0) text = text[..zone];
        port = 0;
        if (!Address.TryParse(text, out address)) return false;
        if (Utf8Parser.TryParse(portText, out ushort number, out var used) && used == portText.Length) port = number;
        return true;
    }
}
