using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.SecurityHub;

/// <summary>
/// From and to where: Action (https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Action.html), else Network
/// (https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Network.html).
/// </summary>
internal sealed class AsffNetwork
{
    private readonly SymbolCache texts;
    private readonly JsonField direction, remote, remotePort, localPort, protocol, blocked, caller, callerDomain, prober, proberLocal, proberLocalPort;
    private readonly JsonField source, sourceV6, sourcePort, destination, destinationV6, destinationPort, networkProtocol;

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="field">Keeps a field.</param>
    public AsffNetwork(SymbolTable symbols, Func<string, JsonField> field)
    {
        texts = new SymbolCache(symbols);
        direction = field("Action.NetworkConnectionAction.ConnectionDirection");
        remote = field("Action.NetworkConnectionAction.RemoteIpDetails.IpAddressV4");
        remotePort = field("Action.NetworkConnectionAction.RemotePortDetails.Port");
        localPort = field("Action.NetworkConnectionAction.LocalPortDetails.Port");
        protocol = field("Action.NetworkConnectionAction.Protocol");
        blocked = field("Action.NetworkConnectionAction.Blocked");
        caller = field("Action.AwsApiCallAction.RemoteIpDetails.IpAddressV4");
        callerDomain = field("Action.AwsApiCallAction.DomainDetails.Domain");
        prober = field("Action.PortProbeAction.PortProbeDetails.RemoteIpDetails.IpAddressV4");
        proberLocal = field("Action.PortProbeAction.PortProbeDetails.LocalIpDetails.IpAddressV4");
        proberLocalPort = field("Action.PortProbeAction.PortProbeDetails.LocalPortDetails.Port");
        source = field("Network.SourceIpV4");
        sourceV6 = field("Network.SourceIpV6");
        sourcePort = field("Network.SourcePort");
        destination = field("Network.DestinationIpV4");
        destinationV6 = field("Network.DestinationIpV6");
        destinationPort = field("Network.DestinationPort");
        networkProtocol = field("Network.Protocol");
    }

    /// <summary>Fills addresses and outcome of a finding.</summary>
    public void Map(in JsonRecord record, ref ActorActivity finding)
    {
        if (Address.TryParse(record[remote], out var far)) Connection(record, far, ref finding);
        else if (Address.TryParse(record[caller], out var from) || Address.TryParse(record[prober], out from)) Caller(record, from, ref finding);
        else Plain(record, ref finding);
        if (finding.SourceAddress.IsNone && !record[callerDomain].IsEmpty) finding.SourceName = texts.Of(record[callerDomain]);
        if (record[blocked].SequenceEqual("true"u8)) finding.Outcome = Outcome.Failure;
        else if (record[blocked].SequenceEqual("false"u8)) finding.Outcome = Outcome.Success;
    }

    private void Connection(in JsonRecord record, Address far, ref ActorActivity finding)
    {
        finding.Protocol = Number(record[protocol]);
        var (farPort, nearPort) = (FieldText.Port(record[remotePort]), FieldText.Port(record[localPort]));
        if (record.Is(direction, "OUTBOUND"u8))
        {
            (finding.Destination, finding.DestinationPort, finding.SourcePort) = (far, farPort, nearPort);
            return;
        }

        (finding.SourceAddress, finding.SourcePort, finding.DestinationPort) = (far, farPort, nearPort);
    }

    private void Caller(in JsonRecord record, Address from, ref ActorActivity finding)
    {
        finding.SourceAddress = from;
        Address.TryParse(record[proberLocal], out finding.Destination);
        finding.DestinationPort = FieldText.Port(record[proberLocalPort]);
    }

    private void Plain(in JsonRecord record, ref ActorActivity finding)
    {
        if (!Address.TryParse(record[source], out finding.SourceAddress)) Address.TryParse(record[sourceV6], out finding.SourceAddress);
        if (!Address.TryParse(record[destination], out finding.Destination)) Address.TryParse(record[destinationV6], out finding.Destination);
        finding.SourcePort = FieldText.Port(record[sourcePort]);
        finding.DestinationPort = FieldText.Port(record[destinationPort]);
        finding.Protocol = Number(record[networkProtocol]);
    }

    private static byte Number(ReadOnlySpan<byte> name) =>
        System.Text.Ascii.EqualsIgnoreCase(name, "TCP"u8) ? (byte)6 : System.Text.Ascii.EqualsIgnoreCase(name, "UDP"u8) ? (byte)17 : System.Text.Ascii.EqualsIgnoreCase(name, "ICMP"u8) ? (byte)1 : (byte)0;
}
