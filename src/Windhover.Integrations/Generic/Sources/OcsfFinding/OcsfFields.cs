using Windhover.Integrations.Common;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>Where OCSF's objects (https://schema.ocsf.io/objects) have what an event needs; of several places the first that has a value wins.</summary>
/// <param name="field">Keeps a field.</param>
internal sealed class OcsfFields(OcsfFields.Keeper field)
{
    /// <summary>Keeps a field.</summary>
    public delegate JsonField Keeper(params ReadOnlySpan<string> paths);

    public JsonField Product { get; } = field("metadata.product.name", "finding_info.product.name", "metadata.product.vendor_name");

    public JsonField RecordId { get; } = field("metadata.uid");

    public JsonField FindingId { get; } = field("finding_info.uid", "finding.uid", "finding_info_list.uid");

    public JsonField FindingType { get; } = field("finding_info.types", "finding.types", "finding_info.analytic.name", "analytic.name", "finding_info.analytic.uid", "analytic.uid", "finding_info_list.types", "finding_info_list.analytic.name");

    public JsonField FindingTitle { get; } = field("finding_info.title", "finding.title", "finding_info_list.title", "message", "desc");

    public JsonField Severity { get; } = field("severity_id");

    public JsonField Status { get; } = field("status_id");

    public JsonField Action { get; } = field("action_id");

    public JsonField Disposition { get; } = field("disposition_id");

    public JsonField Error { get; } = field("api.response.error", "status_code", "status_detail", "api.response.code");

    public JsonField ActivityName { get; } = field("activity_name");

    public JsonField ApiService { get; } = field("api.service.name");

    public JsonField ApiOperation { get; } = field("api.operation");

    public JsonField Service { get; } = field("service.name", "app.name", "app_name");

    public JsonField ActorMail { get; } = field("actor.user.email_addr", "evidences.actor.user.email_addr");

    public JsonField ActorId { get; } = field("actor.user.uid", "evidences.actor.user.uid");

    public JsonField ActorName { get; } = field("actor.user.name", "evidences.actor.user.name", "actor.invoked_by", "actor.app_name");

    public JsonField ActorType { get; } = field("actor.user.type");

    public JsonField ActorTypeId { get; } = field("actor.user.type_id");

    public JsonField ActorIssuer { get; } = field("actor.session.issuer");

    public JsonField ActorAccount { get; } = field("actor.user.account.uid");

    public JsonField ActorSession { get; } = field("actor.session.uid");

    public JsonField Credential { get; } = field("actor.user.credential_uid", "actor.session.credential_uid");

    public JsonField ActorMfa { get; } = field("actor.session.is_mfa");

    public JsonField UserMail { get; } = field("user.email_addr", "evidences.user.email_addr");

    public JsonField UserId { get; } = field("user.uid", "evidences.user.uid");

    public JsonField UserName { get; } = field("user.name", "evidences.user.name");

    public JsonField UserTypeId { get; } = field("user.type_id");

    public JsonField UserSession { get; } = field("session.uid");

    public JsonField UserMfa { get; } = field("is_mfa", "mfa");

    public JsonField Group { get; } = field("group.uid", "group.name");

    public JsonField Policy { get; } = field("policy.uid", "policy.name", "privileges");

    public JsonField Account { get; } = field("cloud.account.uid", "cloud.account_uid", "cloud.project_uid");

    public JsonField Region { get; } = field("cloud.region", "resources.region");

    public JsonField Resource { get; } = field("resources.uid", "resources.name", "resource.uid", "resource.name", "entity.uid", "entity.name", "web_resources.uid", "web_resources.name", "databucket.uid", "databucket.name", "table.name");

    public JsonField ResourceKind { get; } = field("resources.type", "resource.type", "entity.type", "web_resources.type", "databucket.type");

    public JsonField File { get; } = field("file.path", "file.uid", "file.name");

    public JsonField Process { get; } = field("process.file.path", "process.name", "process.file.name", "process.cmd_line");

    public JsonField Query { get; } = field("query.hostname", "evidences.query.hostname");

    public JsonField QueryType { get; } = field("query.type");

    public JsonField ResponseCode { get; } = field("rcode");

    public JsonField ResponseCodeId { get; } = field("rcode_id");

    public JsonField Method { get; } = field("http_request.http_method");

    public JsonField UrlHost { get; } = field("http_request.url.hostname", "evidences.url.hostname");

    public JsonField HttpCode { get; } = field("http_response.code");

    public JsonField UserAgent { get; } = field("http_request.user_agent", "evidences.http_request.user_agent");

    public JsonField Device { get; } = field("device.instance_uid", "device.uid", "evidences.device.instance_uid", "evidences.device.uid", "device.hostname", "evidences.device.hostname", "device.name");

    public JsonField Source { get; } = field("src_endpoint.ip", "evidences.src_endpoint.ip");

    public JsonField SourcePort { get; } = field("src_endpoint.port", "evidences.src_endpoint.port");

    public JsonField SourceName { get; } = field("src_endpoint.svc_name", "src_endpoint.domain", "src_endpoint.hostname", "src_endpoint.name");

    public JsonField SourceHost { get; } = field("src_endpoint.instance_uid");

    public JsonField SourceInterface { get; } = field("src_endpoint.interface_uid");

    public JsonField SourceNetwork { get; } = field("src_endpoint.vpc_uid", "evidences.src_endpoint.vpc_uid");

    public JsonField SourceSubnet { get; } = field("src_endpoint.subnet_uid");

    public JsonField Destination { get; } = field("dst_endpoint.ip", "evidences.dst_endpoint.ip");

    public JsonField DestinationPort { get; } = field("dst_endpoint.port", "evidences.dst_endpoint.port");

    public JsonField DestinationName { get; } = field("dst_endpoint.hostname", "dst_endpoint.svc_name", "dst_endpoint.name", "dst_endpoint.domain");

    public JsonField DestinationHost { get; } = field("dst_endpoint.instance_uid");

    public JsonField DestinationInterface { get; } = field("dst_endpoint.interface_uid");

    public JsonField DestinationNetwork { get; } = field("dst_endpoint.vpc_uid");

    public JsonField DestinationSubnet { get; } = field("dst_endpoint.subnet_uid");

    public JsonField Protocol { get; } = field("connection_info.protocol_num", "evidences.connection_info.protocol_num", "connection_info.protocol_name", "evidences.connection_info.protocol_name");

    public JsonField Direction { get; } = field("connection_info.direction_id");

    public JsonField TcpFlags { get; } = field("connection_info.tcp_flags");

    public JsonField ConnectionId { get; } = field("connection_info.uid");

    public JsonField BytesOut { get; } = field("traffic.bytes_out", "traffic.bytes");

    public JsonField BytesIn { get; } = field("traffic.bytes_in");

    public JsonField PacketsOut { get; } = field("traffic.packets_out", "traffic.packets");

    public JsonField PacketsIn { get; } = field("traffic.packets_in");

    public JsonField Start { get; } = field("start_time");

    public JsonField End { get; } = field("end_time");

    public JsonField Rule { get; } = field("firewall_rule.uid", "firewall_rule.name");
}
