using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>Connections: <c>flow</c> counts both directions, client first; of <c>netflow</c> there are two records, one for each direction.</summary>
/// <param name="fields">The fields.</param>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class EveFlows(EveFields fields, SymbolTable symbols)
{
    private const byte Icmp = 1, Icmp6 = 58;
    private readonly SymbolCache words = new(symbols);

    /// <summary>Adds the flow of a record.</summary>
    /// <returns>Null, or what is wrong; then nothing is added.</returns>
    public string? Add(in JsonRecord record, EveKind kind, in EveEnds ends, RecordRef at, EventBuffer output)
    {
        var (start, end) = (ends.Time, ends.Time);
        if (!record[fields.FlowStart].IsEmpty && !IsoTime.TryRead(record[fields.FlowStart], out start)) return "start: not a time";
        if (!record[fields.FlowEnd].IsEmpty && !IsoTime.TryRead(record[fields.FlowEnd], out end)) return "end: not a time";
        if (!TryCount(record[fields.BytesOut], out var bytesOut) || !TryCount(record[fields.BytesIn], out var bytesIn)) return "bytes: not a number";
        if (!TryCount(record[fields.PacketsOut], out var packetsOut) || !TryCount(record[fields.PacketsIn], out var packetsIn)) return "pkts: not a number";
        ref var flow = ref output.AddNetwork();
        (flow.StartTime, flow.EndTime) = (Math.Min(start, end), end);
        (flow.Source, flow.SourcePort) = (ends.Source, ends.SourcePort);
        (flow.Destination, flow.DestinationPort) = (ends.Destination, ends.DestinationPort);
        (flow.BytesOut, flow.BytesIn, flow.PacketsOut, flow.PacketsIn) = (bytesOut, bytesIn, packetsOut, packetsIn);
        flow.Protocol = ends.Protocol;
        if (flow.Protocol is Icmp or Icmp6) IcmpPorts(record, ref flow);
        if (!record[fields.BytesOut].IsEmpty) flow.Known |= FlowFields.BytesOut;
        if (!record[fields.BytesIn].IsEmpty) flow.Known |= FlowFields.BytesIn;
        if (kind == EveKind.Flow) flow.Known |= FlowFields.Initiator;
        Flags(record[fields.TcpFlags], ref flow);
        flow.Phase = FlowPhase.Whole;
        flow.State = words.Of(record[fields.FlowState]);
        flow.Disposition = DispositionOf(record);
        var service = record[fields.Application];
        if (!service.SequenceEqual("failed"u8)) flow.Service = words.Of(service);
        flow.Network = words.Of(record[fields.Sensor]);
        flow.Id = RecordId.FromText(record[fields.FlowId]);
        flow.Record = at;
        return null;
    }

    // A connection that was established was let through; of an attempt ("new") nothing is known.
    private Disposition DispositionOf(in JsonRecord record)
    {
        if (record.Is(fields.FlowAction, "drop"u8) || record.Is(fields.FlowAction, "reject"u8)) return Disposition.Blocked;
        var answered = !record[fields.PacketsIn].IsEmpty && !record.Is(fields.PacketsIn, "0"u8);
        return answered && (record.Is(fields.FlowState, "established"u8) || record.Is(fields.FlowState, "closed"u8)) ? Disposition.Allowed : Disposition.Unknown;
    }

    private void IcmpPorts(in JsonRecord record, ref NetworkActivity flow)
    {
        ZeekNumber.TryCount(record[fields.IcmpType], byte.MaxValue, out var type);
        ZeekNumber.TryCount(record[fields.IcmpCode], byte.MaxValue, out var code);
        flow.SourcePort = 0;
        flow.DestinationPort = (ushort)(type << 8 | code);
    }

    private static void Flags(ReadOnlySpan<byte> hexadecimal, ref NetworkActivity flow)
    {
        if (hexadecimal.IsEmpty || !Utf8Parser.TryParse(hexadecimal, out byte flags, out var used, 'x') || used != hexadecimal.Length) return;
        flow.TcpFlags = flags;
        flow.Known |= FlowFields.TcpFlags;
    }

    private static bool TryCount(ReadOnlySpan<byte> text, out long count)
    {
        count = 0;
        return text.IsEmpty || ZeekNumber.TryCount(text, long.MaxValue, out count);
    }
}
