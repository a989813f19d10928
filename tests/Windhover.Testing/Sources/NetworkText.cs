using System.Text.Json;
using Windhover.Core.Events;

namespace Windhover.Testing.Sources;

/// <summary>One flow record in <see cref="EventText"/>.</summary>
internal static class NetworkText
{
    public static void Write(Utf8JsonWriter json, SymbolTable symbols, in NetworkActivity flow)
    {
        json.WriteStartObject();
        json.WriteString("start", EventText.Time(flow.StartTime));
        json.WriteString("end", EventText.Time(flow.EndTime));
        json.Text("source", flow.Source.ToString());
        json.Number("sourcePort", flow.SourcePort);
        json.Text("destination", flow.Destination.ToString());
        json.Number("destinationPort", flow.DestinationPort);
        json.Number("protocol", flow.Protocol);
        json.Number("tcpFlags", flow.TcpFlags);
        json.Number("bytesOut", flow.BytesOut);
        json.Number("bytesIn", flow.BytesIn);
        json.Number("packetsOut", flow.PacketsOut);
        json.Number("packetsIn", flow.PacketsIn);
        json.Choice("disposition", flow.Disposition);
        json.Choice("direction", flow.Direction);
        json.Choice("phase", flow.Phase);
        json.Choice("known", flow.Known);
        json.Text("account", symbols.Text(flow.Account));
        json.Text("region", symbols.Text(flow.Region));
        json.Text("network", symbols.Text(flow.Network));
        json.Text("subnet", symbols.Text(flow.Subnet));
        json.Text("interface", symbols.Text(flow.Interface));
        json.Text("host", symbols.Text(flow.Host));
        json.Text("service", symbols.Text(flow.Service));
        json.Text("rule", symbols.Text(flow.Rule));
        json.Text("state", symbols.Text(flow.State));
        json.Text("id", flow.Id.ToString());
        json.WriteNumber("offset", flow.Record.Offset);
        json.WriteEndObject();
    }
}
