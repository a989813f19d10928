using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Okta.Sources.SystemLog;

/// <summary>LogEvent objects: answers of the System Log API (arrays), JSON lines, event hooks ("data.events"), event buses ("detail").</summary>
internal sealed class SystemLogSource : ILogSource
{
    private const int Named = 92;
    private const int Likely = 60;
    private static readonly byte[][] Types = [.. new[] { "\"eventType\"", "\"eventtype\"" }.Select(System.Text.Encoding.ASCII.GetBytes)];
    private static readonly byte[][] Marks = [.. new[]
    {
        "\"published\"", "\"legacyEventType\"", "\"legacyeventtype\"", "\"displayMessage\"", "\"displaymessage\"", "\"debugContext\"", "\"debugcontext\"", "\"authenticationContext\"",
        "\"authenticationcontext\"", "\"securityContext\"", "\"securitycontext\"",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "okta.system-log",
        Title = "Okta System Log",
        FormatPage = "https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/",
        Classes = [EventClass.Authentication, EventClass.AccountChange, EventClass.ApiActivity, EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["data.events", "value"],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'[')) return 0;
        if (head.IndexOf("\"alternateId\""u8) < 0 || (head.IndexOf(Types[0]) < 0 && head.IndexOf(Types[1]) < 0)) return 0;
        var found = 0;
        foreach (var mark in Marks)
        {
            if (head.IndexOf(mark) >= 0) found++;
        }

        return found >= 2 ? Named : found == 1 ? Likely : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new SystemLogReader(context);
}
