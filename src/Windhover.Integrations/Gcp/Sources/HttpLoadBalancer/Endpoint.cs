using Windhover.Core.Events;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.HttpLoadBalancer;

/// <summary>An address that may have a port behind it: "192.0.2.1", "192.0.2.1:443", "2001:db8::1", "[2001:db8::1]:443".</summary>
internal static class Endpoint
{
    /// <summary>Reads it; what is no address gives none.</summary>
    public static void Read(ReadOnlySpan<byte> text, out Address address, out ushort port)
    {
        port = 0;
        if (Address.TryParse(text, out address)) return;
        var colon = text.LastIndexOf((byte)':');
        if (colon <= 0) return;
        if (Address.TryParse(text[..colon].TrimStart((byte)'[').TrimEnd((byte)']'), out address)) port = PayloadNumber.Port(text[(colon + 1)..]);
    }
}
