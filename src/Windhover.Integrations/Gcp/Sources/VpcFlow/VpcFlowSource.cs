using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.VpcFlow;

/// <summary>VPC flow logs: LogEntry objects with a connection, one a line, in arrays, as answers of the API, or in Pub/Sub messages.</summary>
internal sealed class VpcFlowSource : ILogSource
{
    private const int Logged = 96;
    private const int Named = 90;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "gcp.vpc-flow",
        Title = "Google Cloud VPC flow logs",
        FormatPage = "https://cloud.google.com/vpc/docs/about-flow-logs-records",
        Classes = [EventClass.NetworkActivity],
        RedeliversFlows = true,
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
        if (!begin.Has("\"connection\""u8) || (!begin.Has("\"src_ip\""u8) && !begin.Has("\"dest_ip\""u8)) || !begin.Has("\"reporter\""u8)) return 0;
        return begin.Has("%2Fvpc_flows"u8) ? Logged : begin.Has("\"jsonPayload\""u8) || begin.Has("\"jsonpayload\""u8) ? Named : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new PubSubReader(new VpcFlowReader(context));
}
