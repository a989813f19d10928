using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>
/// Records of the unified audit log as JSON: content blobs of the Management Activity API (arrays), JSON lines, what Search-UnifiedAuditLog gives (the record as text
/// under "AuditData"), and audit queries of the Graph API (under "auditData").
/// </summary>
internal sealed class UnifiedAuditSource : ILogSource
{
    private const int Named = 92;
    private const int Likely = 55;
    private static readonly byte[][] Marks = [.. new[] { "\"CreationTime\"", "\"Operation\"", "\"OrganizationId\"", "\"RecordType\"", "\"UserKey\"", "\"UserType\"", "\"Workload\"", "\"UserId\"" }
        .Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "m365.audit",
        Title = "Microsoft 365 unified audit log",
        FormatPage = "https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-schema",
        Classes =
        [
            EventClass.ApiActivity, EventClass.Authentication, EventClass.AccountChange, EventClass.FileHostingActivity, EventClass.DetectionFinding,
        ],
        Framing = Framing.Json,
        RecordArrays = ["value"],
        Lag = TimeSpan.FromHours(24),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'[')) return 0;

        // Other products carry such a record inside theirs.
        if (head.IndexOf("\"RawEventData\""u8) >= 0) return 0;
        if (head.IndexOf("\"AuditData\""u8) >= 0 && (head.IndexOf("\"UserIds\""u8) >= 0 || head.IndexOf("\"CreationDate\""u8) >= 0)) return Named;
        if (head.IndexOf("\"auditData\""u8) >= 0 && head.IndexOf("\"auditLogRecordType\""u8) >= 0) return Named;
        if (head.IndexOf(Marks[0]) < 0 || head.IndexOf(Marks[1]) < 0) return 0;
        var found = 0;
        foreach (var mark in Marks)
        {
            if (head.IndexOf(mark) >= 0) found++;
        }

        return found >= 6 ? Named : found >= 4 ? Likely : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new UnifiedAuditReader(context);
}
