using Windhover.Core.Events;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>
/// How much was sent each way. Bytes are payload (<c>orig_bytes</c>), as Zeek reports them; bytes on the wire (<c>orig_ip_bytes</c>) stand in where
/// the payload is unset, as it is for connections of one packet.
/// </summary>
internal static class ConnCounters
{
    /// <summary>Fills the counters.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(in ConnFields fields, ref NetworkActivity flow)
    {
        if (!TryCount(fields.OrigPackets, out flow.PacketsOut)) return "orig_pkts: not a number";
        if (!TryCount(fields.RespPackets, out flow.PacketsIn)) return "resp_pkts: not a number";
        if (!TryCount(fields.OrigBytes, out flow.BytesOut)) return "orig_bytes: not a number";
        if (!TryCount(fields.RespBytes, out flow.BytesIn)) return "resp_bytes: not a number";
        if (!TryCount(fields.OrigIpBytes, out var origIpBytes)) return "orig_ip_bytes: not a number";
        if (!TryCount(fields.RespIpBytes, out var respIpBytes)) return "resp_ip_bytes: not a number";
        if (fields.OrigBytes.IsEmpty) flow.BytesOut = origIpBytes;
        if (fields.RespBytes.IsEmpty) flow.BytesIn = respIpBytes;
        if (!fields.OrigBytes.IsEmpty || !fields.OrigIpBytes.IsEmpty) flow.Known |= FlowFields.BytesOut;
        if (!fields.RespBytes.IsEmpty || !fields.RespIpBytes.IsEmpty) flow.Known |= FlowFields.BytesIn;
        return null;
    }

    private static bool TryCount(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        return text.IsEmpty || ZeekNumber.TryCount(text, long.MaxValue, out value);
    }
}
