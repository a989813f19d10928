using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.HttpLoadBalancer;

/// <summary>Request logs of application load balancers: LogEntry objects with an httpRequest, one a line, in arrays, as answers of the API, or in Pub/Sub messages.</summary>
internal sealed class HttpLoadBalancerSource : ILogSource
{
    private const int Typed = 96;
    private const int Named = 88;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "gcp.http-load-balancer",
        Title = "Google Cloud load balancer requests",
        FormatPage = "https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring",
        Classes = [EventClass.HttpActivity],
        Framing = Framing.Json,
        RecordArrays = ["entries", PubSubEnvelope.PulledMessages],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (!LogEntryHead.IsJson(head)) return 0;
        Span<byte> buffer = stackalloc byte[LogEntryHead.Buffer];
        var begin = PubSubEnvelope.Head(head, buffer);
        if (!begin.Has("\"httpRequest\""u8) && !begin.Has("\"httprequest\""u8)) return 0;
        if (begin.Has("google.cloud.loadbalancing.type.LoadBalancerLogEntry"u8) || begin.Has("\"http_load_balancer\""u8) || begin.Has("\"internal_http_lb_rule\""u8)) return Typed;
        return begin.Has("\"statusDetails\""u8) && begin.Has("\"remoteIp\""u8) ? Named : begin.Has("\"enforcedSecurityPolicy\""u8) ? Named : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new PubSubReader(new HttpLoadBalancerReader(context));
}
