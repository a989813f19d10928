using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>Cloud Audit Logs of all four kinds: LogEntry objects whose protoPayload is an AuditLog, one a line, in arrays, as answers of the API, or in Pub/Sub messages.</summary>
internal sealed class AuditSource : ILogSource
{
    private const int Typed = 96;
    private const int Named = 90;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "gcp.audit",
        Title = "Google Cloud audit logs",
        FormatPage = "https://cloud.google.com/logging/docs/reference/audit/auditlog/rest/Shared.Types/AuditLog",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange, EventClass.Authentication, EventClass.FileHostingActivity, EventClass.DetectionFinding],
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
        if (!begin.Has("\"protoPayload\""u8) && !begin.Has("\"protopayload\""u8)) return 0;
        if (begin.Has("google.cloud.audit.AuditLog"u8)) return Typed;
        return begin.Has("\"methodName\""u8) || begin.Has("\"authenticationInfo\""u8) || begin.Has("cloudaudit.googleapis.com"u8) ? Named : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new PubSubReader(new AuditReader(context));
}
