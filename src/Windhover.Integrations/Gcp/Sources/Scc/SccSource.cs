using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.Scc;

/// <summary>Findings of Security Command Center: notifications, answers of findings.list, and the lists that the command line tool writes.</summary>
internal sealed class SccSource : ILogSource
{
    private const int Named = 95;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "gcp.scc",
        Title = "Google Cloud Security Command Center findings",
        FormatPage = "https://cloud.google.com/security-command-center/docs/reference/rest/v2/NotificationMessage",
        Classes = [EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["listFindingsResults", PubSubEnvelope.PulledMessages],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (!LogEntryHead.IsJson(head)) return 0;
        Span<byte> buffer = stackalloc byte[LogEntryHead.Buffer];
        var begin = PubSubEnvelope.Head(head, buffer);
        if (!begin.Has("\"finding\""u8) || !begin.Has("\"category\""u8)) return 0;
        var isNamed = begin.Has("/findings/"u8) && begin.Has("/sources/"u8);
        return isNamed || begin.Has("\"listFindingsResults\""u8) || begin.Has("\"notificationConfigName\""u8) ? Named : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new PubSubReader(new SccReader(context));
}
