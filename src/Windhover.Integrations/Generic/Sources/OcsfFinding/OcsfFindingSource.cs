using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>Events in the Open Cybersecurity Schema Framework's JSON: findings of other tools above all, and the activity classes that Windhover has itself.</summary>
internal sealed class OcsfFindingSource : ILogSource
{
    private const int Sure = 92;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "ocsf.finding",
        Title = "OCSF findings and activities",
        FormatPage = "https://schema.ocsf.io/",
        Classes =
        [
            EventClass.DetectionFinding, EventClass.Authentication, EventClass.AccountChange, EventClass.NetworkActivity, EventClass.DnsActivity, EventClass.HttpActivity,
            EventClass.ApiActivity, EventClass.FileHostingActivity, EventClass.ProcessActivity,
        ],
        Framing = Framing.Json,
        RecordArrays = ["Records", "records", "events", "findings"],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[')) return 0;
        if (head.IndexOf("\"class_uid\""u8) < 0 || head.IndexOf("\"metadata\""u8) < 0) return 0;
        return head.IndexOf("\"category_uid\""u8) >= 0 || head.IndexOf("\"type_uid\""u8) >= 0 || head.IndexOf("\"severity_id\""u8) >= 0 ? Sure : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new OcsfReader(context);
}
