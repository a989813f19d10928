using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Testing;

/// <summary>Sets fields of a <see cref="NetworkActivity"/> by the names that models use.</summary>
internal static class NetworkValues
{
    public static void Set(ref NetworkActivity flow, string field, string value, SymbolTable symbols)
    {
        var known = FieldNames.Network.Get(field, symbols);
        var code = known is CodeField named ? named.CodeOf(value) : 0;
        var number = known is NumberField counted && counted.TryRead(value, out var read) ? read : 0;
        switch (field)
        {
            case "source": flow.Source = Address.Parse(value); break;
            case "destination": flow.Destination = Address.Parse(value); break;
            case "source_port": flow.SourcePort = (ushort)number; break;
            case "destination_port": flow.DestinationPort = (ushort)number; break;
            case "protocol": flow.Protocol = (byte)number; break;
            case "disposition": flow.Disposition = (Disposition)code; break;
            case "direction": flow.Direction = (FlowDirection)code; break;
            case "phase": flow.Phase = (FlowPhase)code; break;
            case "bytes_out": (flow.BytesOut, flow.Known) = (number, flow.Known | FlowFields.BytesOut); break;
            case "bytes_in": (flow.BytesIn, flow.Known) = (number, flow.Known | FlowFields.BytesIn); break;
            case "packets_out": flow.PacketsOut = number; break;
            case "packets_in": flow.PacketsIn = number; break;
            case "service": flow.Service = symbols.Intern(value); break;
            case "state": flow.State = symbols.Intern(value); break;
            case "rule": flow.Rule = symbols.Intern(value); break;
            case "account": flow.Account = symbols.Intern(value); break;
            case "region": flow.Region = symbols.Intern(value); break;
            case "network": flow.Network = symbols.Intern(value); break;
            case "host": flow.Host = symbols.Intern(value); break;
            default: throw new ArgumentException($"a sample cannot set '{field}'", nameof(field));
        }
    }
}
