using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>The fields that are read, under the names of the format's page.</summary>
/// <param name="keep">Keeps a field; of several paths the first that has a value wins.</param>
internal sealed class EveFields(Func<string[], JsonField> keep)
{
    public JsonField EventType { get; } = keep(["event_type"]);
    public JsonField Timestamp { get; } = keep(["timestamp"]);
    public JsonField SourceIp { get; } = keep(["src_ip"]);
    public JsonField SourcePort { get; } = keep(["src_port"]);
    public JsonField DestinationIp { get; } = keep(["dest_ip"]);
    public JsonField DestinationPort { get; } = keep(["dest_port"]);
    public JsonField Protocol { get; } = keep(["proto"]);
    public JsonField Application { get; } = keep(["app_proto"]);
    public JsonField Sensor { get; } = keep(["host"]);
    public JsonField FlowId { get; } = keep(["flow_id"]);
    public JsonField Transaction { get; } = keep(["tx_id", "dns.tx_id", "fileinfo.tx_id"]);
    public JsonField Packet { get; } = keep(["pcap_cnt"]);

    public JsonField AlertSignature { get; } = keep(["alert.signature"]);
    public JsonField AlertSignatureId { get; } = keep(["alert.signature_id"]);
    public JsonField AlertCategory { get; } = keep(["alert.category"]);
    public JsonField AlertSeverity { get; } = keep(["alert.severity"]);
    public JsonField AlertAction { get; } = keep(["alert.action"]);

    public JsonField FlowStart { get; } = keep(["flow.start", "netflow.start"]);
    public JsonField FlowEnd { get; } = keep(["flow.end", "netflow.end"]);
    public JsonField FlowState { get; } = keep(["flow.state"]);
    public JsonField FlowAction { get; } = keep(["flow.action"]);
    public JsonField PacketsOut { get; } = keep(["flow.pkts_toserver", "netflow.pkts"]);
    public JsonField PacketsIn { get; } = keep(["flow.pkts_toclient"]);
    public JsonField BytesOut { get; } = keep(["flow.bytes_toserver", "netflow.bytes"]);
    public JsonField BytesIn { get; } = keep(["flow.bytes_toclient"]);
    public JsonField TcpFlags { get; } = keep(["tcp.tcp_flags"]);
    public JsonField IcmpType { get; } = keep(["icmp_type"]);
    public JsonField IcmpCode { get; } = keep(["icmp_code"]);

    public JsonField DnsType { get; } = keep(["dns.type"]);
    public JsonField DnsId { get; } = keep(["dns.id"]);
    public JsonField DnsName { get; } = keep(["dns.rrname", "dns.queries.rrname", "dns.query.rrname"]);
    public JsonField DnsRecordType { get; } = keep(["dns.rrtype", "dns.queries.rrtype", "dns.query.rrtype"]);
    public JsonField DnsCode { get; } = keep(["dns.rcode"]);
    public JsonField DnsData { get; } = keep(["dns.rdata"]);

    public JsonField HttpHost { get; } = keep(["http.hostname"]);
    public JsonField HttpMethod { get; } = keep(["http.http_method"]);
    public JsonField HttpAgent { get; } = keep(["http.http_user_agent"]);
    public JsonField HttpStatus { get; } = keep(["http.status"]);
    public JsonField HttpLength { get; } = keep(["http.length"]);

    public JsonField TlsServer { get; } = keep(["tls.sni"]);
    public JsonField TlsVersion { get; } = keep(["tls.version"]);

    public JsonField SshClient { get; } = keep(["ssh.client.software_version"]);

    public JsonField FileName { get; } = keep(["fileinfo.filename"]);
    public JsonField FileSize { get; } = keep(["fileinfo.size"]);
    public JsonField FileState { get; } = keep(["fileinfo.state"]);
    public JsonField FileMagic { get; } = keep(["fileinfo.magic"]);
}
