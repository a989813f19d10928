using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.GuardDuty;

/// <summary>What was done, from and to where: service.action, or the endpoints of an attack sequence.</summary>
internal sealed class GuardDutyAction
{
    private const byte Tcp = 6, Udp = 17, Icmp = 1;

    private readonly SymbolTable symbols;
    private readonly SymbolCache texts;
    private readonly JsonField direction, protocol, blocked, local, localV6, localPort, remote, remoteV6, remotePort;
    private readonly JsonField[] callersElsewhere;
    private readonly JsonField caller, callerDomain, callError, userAgent, statusCode, probeLocal, probeLocalPort, probeBlocked, dnsBlocked, endpoint, endpointPort;

    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="field">Keeps a field.</param>
    public GuardDutyAction(SymbolTable symbols, Func<string, JsonField> field)
    {
        this.symbols = symbols;
        texts = new SymbolCache(symbols);
        const string connection = "service.action.networkConnectionAction.";
        direction = field(connection + "connectionDirection");
        protocol = field(connection + "protocol");
        blocked = field(connection + "blocked");
        local = field(connection + "localIpDetails.ipAddressV4");
        localPort = field(connection + "localPortDetails.port");
        remote = field(connection + "remoteIpDetails.ipAddressV4");
        remotePort = field(connection + "remotePortDetails.port");
        remoteV6 = field(connection + "remoteIpDetails.ipAddressV6");
        localV6 = field(connection + "localIpDetails.ipAddressV6");
        caller = field("service.action.awsApiCallAction.remoteIpDetails.ipAddressV4");
        callersElsewhere =
        [
            field("service.action.awsApiCallAction.remoteIpDetails.ipAddressV6"),
            field("service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV4"),
            field("service.action.kubernetesApiCallAction.remoteIpDetails.ipAddressV6"),
            field("service.action.kubernetesApiCallAction.sourceIPs"),
            field("service.action.rdsLoginAttemptAction.remoteIpDetails.ipAddressV4"),
            field("service.action.rdsLoginAttemptAction.remoteIpDetails.ipAddressV6"),
            field("service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV4"),
            field("service.action.portProbeAction.portProbeDetails.remoteIpDetails.ipAddressV6"),
        ];
        callerDomain = field("service.action.awsApiCallAction.domainDetails.domain");
        callError = field("service.action.awsApiCallAction.errorCode");
        userAgent = field("service.action.awsApiCallAction.userAgent");
        statusCode = field("service.action.kubernetesApiCallAction.statusCode");
        probeLocal = field("service.action.portProbeAction.portProbeDetails.localIpDetails.ipAddressV4");
        probeLocalPort = field("service.action.portProbeAction.portProbeDetails.localPortDetails.port");
        probeBlocked = field("service.action.portProbeAction.blocked");
        dnsBlocked = field("service.action.dnsRequestAction.blocked");
        endpoint = field("service.detection.sequence.endpoints.ip");
        endpointPort = field("service.detection.sequence.endpoints.port");
    }

    /// <summary>Fills addresses, outcome and error of a finding.</summary>
    public void Map(in JsonRecord record, ref ActorActivity finding)
    {
        if (Has(record, remote) || Has(record, remoteV6)) Connection(record, ref finding);
        else Caller(record, ref finding);
        Outcome(record, ref finding);
    }

    private static bool Has(in JsonRecord record, JsonField field) => !record[field].IsEmpty;

    /// <summary>Inbound and unknown: the other side is the source. Outbound: it is where the machine went.</summary>
    private void Connection(in JsonRecord record, ref ActorActivity finding)
    {
        var far = Read(record, remote, remoteV6);
        var near = Read(record, local, localV6);
        var (farPort, nearPort) = (FieldText.Port(record[remotePort]), FieldText.Port(record[localPort]));
        var isOutbound = record.Is(direction, "OUTBOUND"u8);
        (finding.SourceAddress, finding.SourcePort) = isOutbound ? (near, nearPort) : (far, farPort);
        (finding.Destination, finding.DestinationPort) = isOutbound ? (far, farPort) : (near, nearPort);
        finding.Protocol = record.Is(protocol, "TCP"u8) ? Tcp : record.Is(protocol, "UDP"u8) ? Udp : record.Is(protocol, "ICMP"u8) ? Icmp : (byte)0;
    }

    private void Caller(in JsonRecord record, ref ActorActivity finding)
    {
        Address.TryParse(record[caller], out finding.SourceAddress);
        foreach (var field in callersElsewhere)
        {
            if (finding.SourceAddress.IsNone) Address.TryParse(record[field], out finding.SourceAddress);
        }

        if (finding.SourceAddress.IsNone && Has(record, callerDomain)) finding.SourceName = texts.Of(record[callerDomain]);
        if (finding.SourceAddress.IsNone && Address.TryParse(record[endpoint], out finding.SourceAddress)) finding.SourcePort = FieldText.Port(record[endpointPort]);
        if (Has(record, userAgent)) finding.Agent = UserAgentFamily.Intern(record[userAgent], symbols);
        Address.TryParse(record[probeLocal], out finding.Destination);
        finding.DestinationPort = FieldText.Port(record[probeLocalPort]);
    }

    private void Outcome(in JsonRecord record, ref ActorActivity finding)
    {
        var status = FieldText.Number(record[statusCode]);
        finding.Error = texts.Of(Has(record, callError) ? record[callError] : status >= 400 ? record[statusCode] : default);
        var wasBlocked = Has(record, blocked) ? record[blocked] : Has(record, probeBlocked) ? record[probeBlocked] : record[dnsBlocked];
        if (!finding.Error.IsNone || wasBlocked.SequenceEqual("true"u8)) finding.Outcome = Core.Events.Outcome.Failure;
        else if (wasBlocked.SequenceEqual("false"u8) || status > 0) finding.Outcome = Core.Events.Outcome.Success;
    }

    private static Address Read(in JsonRecord record, JsonField v4, JsonField v6) =>
        Address.TryParse(record[v4], out var address) || Address.TryParse(record[v6], out address) ? address : default;
}
