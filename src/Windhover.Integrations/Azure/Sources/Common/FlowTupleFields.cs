using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Walks the fields of a flow tuple, which are parted by commas; past the last one every field is empty. The two kinds of flow logs begin with the same seven
/// fields (time, addresses, ports, protocol, direction) and end with the same four counters.
/// </summary>
/// <param name="text">The tuple.</param>
internal ref struct FlowTupleFields(ReadOnlySpan<byte> text)
{
    // Below this a time stamp is in seconds (the year 5138); later logs have milliseconds.
    private const long FirstMillisecondStamp = 100_000_000_000;
    private const long LastTime = 253_402_300_799_999;

    private ReadOnlySpan<byte> rest = text;

    /// <summary>True when the last field was taken.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The only letter of a field; NUL for a longer or empty one.</summary>
    public static char Letter(ReadOnlySpan<byte> field) => field.Length == 1 ? (char)field[0] : '\0';

    /// <summary>Reads a number of digits.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> digits, long most, out long value)
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

    /// <summary>Reads a protocol. Virtual network flow logs say numbers; those of network security groups wrote T and U, and some exporters still do.</summary>
    public static bool TryProtocol(ReadOnlySpan<byte> field, out byte protocol)
    {
        protocol = Letter(field) switch { 'T' => 6, 'U' => 17, _ => 0 };
        if (protocol != 0) return true;
        var isNumber = TryNumber(field, byte.MaxValue, out var number);
        protocol = (byte)number;
        return isNumber;
    }

    /// <summary>Takes the next field.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var comma = rest.IndexOf((byte)',');
        var field = comma < 0 ? rest : rest[..comma];
        IsAtEnd |= comma < 0;
        rest = comma < 0 ? default : rest[(comma + 1)..];
        return field;
    }

    /// <summary>Takes the first seven fields.</summary>
    /// <returns>Null when they are read, else what is wrong.</returns>
    public string? ReadEnds(ref NetworkActivity flow)
    {
        if (!TryNumber(Next(), LastTime, out var time)) return "flow tuple: time stamp is not a number";
        if (time < FirstMillisecondStamp) time *= 1000;
        flow.StartTime = flow.EndTime = time;

        if (!Address.TryParse(Next(), out flow.Source)) return "flow tuple: source is not an address";
        if (!Address.TryParse(Next(), out flow.Destination)) return "flow tuple: destination is not an address";
        if (!TryNumber(Next(), ushort.MaxValue, out var sourcePort)) return "flow tuple: source port is not a port";
        if (!TryNumber(Next(), ushort.MaxValue, out var destinationPort)) return "flow tuple: destination port is not a port";
        if (!TryProtocol(Next(), out flow.Protocol)) return "flow tuple: protocol is not a number";
        flow.SourcePort = (ushort)sourcePort;
        flow.DestinationPort = (ushort)destinationPort;
        flow.Direction = Letter(Next()) switch { 'I' => FlowDirection.Inbound, 'O' => FlowDirection.Outbound, _ => FlowDirection.Unknown };
        return flow.Direction == FlowDirection.Unknown ? "flow tuple: direction is not I or O" : null;
    }

    /// <summary>Takes packets and bytes sent and received; those of a flow that only began or was denied say nothing.</summary>
    /// <returns>Null when they are read, else what is wrong.</returns>
    public string? ReadCounters(ref NetworkActivity flow)
    {
        if (!TryCounter(out var packetsOut, out _)) return "flow tuple: packets sent is not a number";
        if (!TryCounter(out var bytesOut, out var hasOut)) return "flow tuple: bytes sent is not a number";
        if (!TryCounter(out var packetsIn, out _)) return "flow tuple: packets received is not a number";
        if (!TryCounter(out var bytesIn, out var hasIn)) return "flow tuple: bytes received is not a number";
        if (flow.Phase is not (FlowPhase.Continue or FlowPhase.End)) return null;
        flow.PacketsOut = packetsOut;
        flow.PacketsIn = packetsIn;
        flow.BytesOut = bytesOut;
        flow.BytesIn = bytesIn;
        if (hasOut) flow.Known |= FlowFields.BytesOut;
        if (hasIn) flow.Known |= FlowFields.BytesIn;
        return null;
    }

    private bool TryCounter(out long value, out bool isSaid)
    {
        var field = Next();
        value = 0;
        isSaid = !field.IsEmpty;
        return !isSaid || TryNumber(field, long.MaxValue, out value);
    }
}
