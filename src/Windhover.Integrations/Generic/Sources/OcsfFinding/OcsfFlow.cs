using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>Network activity (https://schema.ocsf.io/classes/network_activity) to a flow record.</summary>
/// <param name="fields">Where its fields are.</param>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class OcsfFlow(OcsfFields fields, SymbolTable symbols)
{
    private const int Inbound = 1, Outbound = 2;
    private const int Allowed = 1, Denied = 2;
    private const int Open = 1, Closed = 2, Reset = 3, Refused = 5, Traffic = 6;

    /// <summary>Fills a flow; otherwise what is wrong.</summary>
    public string? Read(in JsonRecord record, long time, ref NetworkActivity flow)
    {
        if (!Address.TryParse(record[fields.Source], out flow.Source)) return "src_endpoint.ip is missing or not an address";
        if (!Address.TryParse(record[fields.Destination], out flow.Destination)) return "dst_endpoint.ip is missing or not an address";
        flow.StartTime = Number(record[fields.Start]) is > 0 and var start ? start : time;
        flow.EndTime = Math.Max(flow.StartTime, Number(record[fields.End]) is > 0 and var end ? end : time);
        flow.SourcePort = AlertNumbers.Port(record[fields.SourcePort]);
        flow.DestinationPort = AlertNumbers.Port(record[fields.DestinationPort]);
        flow.Protocol = AlertNumbers.Protocol(record[fields.Protocol]);
        flow.TcpFlags = (byte)Math.Min(byte.MaxValue, Number(record[fields.TcpFlags]));
        if (!record[fields.TcpFlags].IsEmpty) flow.Known |= FlowFields.TcpFlags;
        flow.BytesOut = Number(record[fields.BytesOut]);
        flow.BytesIn = Number(record[fields.BytesIn]);
        flow.PacketsOut = Number(record[fields.PacketsOut]);
        flow.PacketsIn = Number(record[fields.PacketsIn]);
        if (!record[fields.BytesOut].IsEmpty) flow.Known |= FlowFields.BytesOut;
        if (!record[fields.BytesIn].IsEmpty) flow.Known |= FlowFields.BytesIn;
        var direction = Number(record[fields.Direction]);
        flow.Direction = direction == Inbound ? FlowDirection.Inbound : direction == Outbound ? FlowDirection.Outbound : FlowDirection.Unknown;
        Reporter(record, direction == Inbound, ref flow);
        flow.Account = symbols.Intern(record[fields.Account]);
        flow.Region = symbols.Intern(record[fields.Region]);
        flow.Service = symbols.Intern(record[fields.Service]);
        flow.Rule = symbols.Intern(record[fields.Rule]);
        flow.Id = RecordId.FromText(record[fields.RecordId]);
        return null;
    }

    /// <summary>What <c>activity_id</c>, <c>action_id</c> and <c>disposition_id</c> say.</summary>
    public void State(in JsonRecord record, long activity, ref NetworkActivity flow)
    {
        flow.Phase = activity switch { Open => FlowPhase.Begin, Closed or Reset => FlowPhase.End, Refused => FlowPhase.Denied, Traffic => FlowPhase.Continue, _ => FlowPhase.Unknown };
        var action = Number(record[fields.Action]);
        if (action == 0) action = Number(record[fields.Disposition]);
        flow.Disposition = activity == Refused || action == Denied ? Disposition.Blocked : action == Allowed ? Disposition.Allowed : Disposition.Unknown;
    }

    // The end that the provider names an interface, machine or network for is the one that reported.
    private void Reporter(in JsonRecord record, bool isInbound, ref NetworkActivity flow)
    {
        flow.Interface = Pick(record, isInbound, fields.SourceInterface, fields.DestinationInterface);
        flow.Host = Pick(record, isInbound, fields.SourceHost, fields.DestinationHost);
        flow.Network = Pick(record, isInbound, fields.SourceNetwork, fields.DestinationNetwork);
        flow.Subnet = Pick(record, isInbound, fields.SourceSubnet, fields.DestinationSubnet);
    }

    private Symbol Pick(in JsonRecord record, bool isInbound, JsonField source, JsonField destination)
    {
        var first = record[isInbound ? destination : source];
        return symbols.Intern(first.IsEmpty ? record[isInbound ? source : destination] : first);
    }

    private static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out var used) && used == text.Length && number > 0 ? number : 0;
}
