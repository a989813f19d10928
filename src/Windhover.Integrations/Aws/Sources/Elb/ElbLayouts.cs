using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>
/// Tells the forms of a line apart, and names their fields in the vendor's words:
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html,
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html,
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/access-log-collection.html,
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html. New fields are added at the end of a line.
/// </summary>
internal static class ElbLayouts
{
    private const int FewestApplication = 17, FewestNetwork = 18, FewestClassic = 12, FewestConnection = 11;

    /// <summary>Fields of an Application load balancer's request.</summary>
    public static IReadOnlyList<string> Application { get; } =
    [
        "type", "time", "elb", "client:port", "target:port", "request_processing_time", "target_processing_time", "response_processing_time", "elb_status_code",
        "target_status_code", "received_bytes", "sent_bytes", "request", "user_agent", "ssl_cipher", "ssl_protocol", "target_group_arn", "trace_id", "domain_name",
        "chosen_cert_arn", "matched_rule_priority", "request_creation_time", "actions_executed", "redirect_url", "error_reason", "target:port_list",
        "target_status_code_list", "classification", "classification_reason", "conn_trace_id", "transformed_host", "transformed_uri", "request_transform_status",
    ];

    /// <summary>Fields of a Classic load balancer's request.</summary>
    public static IReadOnlyList<string> Classic { get; } =
    [
        "time", "elb", "client:port", "backend:port", "request_processing_time", "backend_processing_time", "response_processing_time", "elb_status_code",
        "backend_status_code", "received_bytes", "sent_bytes", "request", "user_agent", "ssl_cipher", "ssl_protocol",
    ];

    /// <summary>Fields of a connection.</summary>
    public static IReadOnlyList<string> Connection { get; } =
    [
        "timestamp", "client_ip", "client_port", "listener_port", "tls_protocol", "tls_cipher", "tls_handshake_latency", "leaf_client_cert_subject",
        "leaf_client_cert_validity", "leaf_client_cert_serial_number", "tls_verify_status", "conn_trace_id", "tls_keyexchange",
    ];

    /// <summary>The form of a line; None when it has none of them.</summary>
    public static ElbLayout Of(QuotedFields fields, ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("Enable AccessLog for ELB"u8) || line.StartsWith("Enable ConnectionLog for ELB"u8)) return ElbLayout.Message;
        var count = fields.Count;
        if (count < FewestConnection) return ElbLayout.None;
        if (IsTime(fields.At(line, 0)))
        {
            if (count >= FewestConnection && Address.TryParse(fields.At(line, 1), out _) && FieldText.Port(fields.At(line, 2)) > 0) return ElbLayout.Connection;
            return count >= FewestClassic && FieldText.TryEndpoint(fields.At(line, 2), out _, out var port) && port > 0 && Requests(fields.At(line, 11)) ? ElbLayout.Classic : ElbLayout.None;
        }

        var type = fields.At(line, 0);
        if (type.IsEmpty || type.Length > 8) return ElbLayout.None;
        if (type.SequenceEqual("tls"u8) && IsTime(fields.At(line, 2))) return count >= FewestNetwork ? ElbLayout.Network : ElbLayout.None;
        return count >= FewestApplication && IsTime(fields.At(line, 1)) && Requests(fields.At(line, 12)) ? ElbLayout.Application : ElbLayout.None;
    }

    private static bool IsTime(ReadOnlySpan<byte> text) => IsoTime.TryRead(text, out _);

    // Method, address and version, each perhaps only "-".
    private static bool Requests(ReadOnlySpan<byte> request) => request.Count((byte)' ') >= 2;
}
