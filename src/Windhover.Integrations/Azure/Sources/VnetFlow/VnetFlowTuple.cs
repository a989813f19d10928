using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>
/// Reads one flow tuple, fields parted by commas: time stamp, source and destination address, source and destination port, protocol, direction, state,
/// encryption, then packets and bytes sent, packets and bytes received. The counters are those since the flow's last tuple; a begun or denied flow has none.
/// </summary>
internal static class VnetFlowTuple
{
    // Below this a time stamp is in seconds (the year 5138), as in the page's bandwidth example; logs have milliseconds.
    private const long FirstMillisecondStamp = 100_000_000_000;
    private const long LastTime = 253_402_300_799_999;

    /// <summary>Fills the flow.</summary>
    /// <returns>Null when it is filled, else what is wrong; the flow may then be half filled.</returns>
    public static string? Read(ReadOnlySpan<byte> tuple, ref NetworkActivity flow)
    {
        var rest = new CommaFields(tuple);
        if (!TryNumber(rest.Next(), LastTime, out var time)) return "flow tuple: time stamp is not a number";
        if (time < FirstMillisecondStamp) time *= 1000;
        flow.StartTime = flow.EndTime = time;

        if (!Address.TryParse(rest.Next(), out flow.Source)) return "flow tuple: source is not an address";
        if (!Address.TryParse(rest.Next(), out flow.Destination)) return "flow tuple: destination is not an address";
        if (!TryNumber(rest.Next(), ushort.MaxValue, out var sourcePort)) return "flow tuple: source port is not a port";
        if (!TryNumber(rest.Next(), ushort.MaxValue, out var destinationPort)) return "flow tuple: destination port is not a port";
        if (!TryProtocol(rest.Next(), out flow.Protocol)) return "flow tuple: protocol is not a number";
        flow.SourcePort = (ushort)sourcePort;
        flow.DestinationPort = (ushort)destinationPort;

        flow.Direction = Letter(rest.Next()) switch { 'I' => FlowDirection.Inbound, 'O' => FlowDirection.Outbound, _ => FlowDirection.Unknown };
        if (flow.Direction == FlowDirection.Unknown) return "flow tuple: direction is not I or O";
        flow.Phase = Letter(rest.Next()) switch
        {
            'B' => FlowPhase.Begin,
            'C' => FlowPhase.Continue,
            'E' => FlowPhase.End,
            'D' => FlowPhase.Denied,
            _ => FlowPhase.Unknown,
        };
        if (flow.Phase == FlowPhase.Unknown) return "flow tuple: state is not B, C, E or D";
        if (rest.IsAtEnd) return "flow tuple: too few fields";

        // The log follows connections: every tuple of a flow keeps the direction of its first packet.
        flow.Known = FlowFields.Initiator;
        var encryption = rest.Next();
        if (encryption.SequenceEqual("X"u8)) flow.Known |= FlowFields.Encrypted;
        flow.Disposition = flow.Phase == FlowPhase.Denied || IsDropped(encryption) ? Disposition.Blocked : Disposition.Allowed;
        return ReadCounters(ref rest, ref flow);
    }

    private static string? ReadCounters(ref CommaFields rest, ref NetworkActivity flow)
    {
        if (!TryCounter(ref rest, out var packetsOut, out _)) return "flow tuple: packets sent is not a number";
        if (!TryCounter(ref rest, out var bytesOut, out var hasOut)) return "flow tuple: bytes sent is not a number";
        if (!TryCounter(ref rest, out var packetsIn, out _)) return "flow tuple: packets received is not a number";
        if (!TryCounter(ref rest, out var bytesIn, out var hasIn)) return "flow tuple: bytes received is not a number";
        if (flow.Phase is not (FlowPhase.Continue or FlowPhase.End)) return null;
        flow.PacketsOut = packetsOut;
        flow.PacketsIn = packetsIn;
        flow.BytesOut = bytesOut;
        flow.BytesIn = bytesIn;
        if (hasOut) flow.Known |= FlowFields.BytesOut;
        if (hasIn) flow.Known |= FlowFields.BytesIn;
        return null;
    }

    /// <summary>The encryption states of which the page says that the packet is dropped.</summary>
    private static bool IsDropped(ReadOnlySpan<byte> encryption) =>
        encryption.SequenceEqual("NX_NOT_ACCEPTED"u8) || encryption.SequenceEqual("NX_NOT_SUPPORTED"u8) || encryption.SequenceEqual("NX_SW_NOT_READY"u8);

    private static char Letter(ReadOnlySpan<byte> field) => field.Length == 1 ? (char)field[0] : '\0';

    // The page says numbers; the older flow logs of network security groups wrote T and U, and some exporters still do.
    private static bool TryProtocol(ReadOnlySpan<byte> field, out byte protocol)
    {
        protocol = Letter(field) switch { 'T' => 6, 'U' => 17, _ => 0 };
        if (protocol != 0) return true;
        var isNumber = TryNumber(field, byte.MaxValue, out var number);
        protocol = (byte)number;
        return isNumber;
    }

    private static bool TryCounter(ref CommaFields rest, out long value, out bool isSaid)
    {
        var field = rest.Next();
        value = 0;
        isSaid = !field.IsEmpty;
        return !isSaid || TryNumber(field, long.MaxValue, out value);
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, long most, out long value)
    {
        value = 0;
        if (digits.Length is 0 or > 18) return false;
        foreach (var c in digits)
        {
            var digit = (uint)(c - '0');
            if (digit > 9) return false;
            value = value * 10 + digit;
        }

        return value <= most;
    }

    /// <summary>Walks fields parted by commas; past the last one every field is empty.</summary>
    private ref struct CommaFields(ReadOnlySpan<byte> text)
    {
        private ReadOnlySpan<byte> rest = text;

        /// <summary>True when the last field was taken.</summary>
        public bool IsAtEnd { get; private set; }

        /// <summary>Takes the next field.</summary>
        public ReadOnlySpan<byte> Next()
        {
            var comma = rest.IndexOf((byte)',');
            var field = comma < 0 ? rest : rest[..comma];
            IsAtEnd |= comma < 0;
            rest = comma < 0 ? default : rest[(comma + 1)..];
            return field;
        }
    }
}
