using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>Activities of the Reports API: pages, arrays, one a line, and exports that hold one event a line.</summary>
internal sealed class ActivitySource : ILogSource
{
    private const int Named = 95;
    private const int Exported = 85;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "gworkspace.activity",
        Title = "Google Workspace activities",
        FormatPage = "https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list",
        Classes = [EventClass.Authentication, EventClass.AccountChange, EventClass.FileHostingActivity, EventClass.ApiActivity, EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["items"],
        Lag = TimeSpan.FromHours(4),
        Unit = "event",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || (head[start] != (byte)'{' && head[start] != (byte)'[')) return 0;
        if (head.IndexOf("admin#reports#activit"u8) >= 0) return head.IndexOf("\"applicationName\""u8) >= 0 ? Named : Named / 2;
        if (head.IndexOf("\"applicationName\""u8) < 0 || head.IndexOf("\"id\""u8) < 0) return 0;
        var isActivity = head.IndexOf("\"uniqueQualifier\""u8) >= 0 || head.IndexOf("GSuite.ActivityEvent"u8) >= 0;
        var isEvent = head.IndexOf("\"type\""u8) >= 0 || head.IndexOf("\"events\""u8) >= 0 || head.IndexOf("\"actor\""u8) >= 0;
        return isActivity ? Exported : isEvent ? Exported / 2 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new ActivityReader(context);
}
