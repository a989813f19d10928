using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// Records of the account activity log: delivered files ("Records"), JSON lines, arrays, and the events of an event bus with the record under "detail".
/// </summary>
internal sealed class CloudTrailSource : ILogSource
{
    private const int Named = 95;
    private const int Digest = 60;
    private static readonly byte[][] Marks = [.. new[] { "\"eventSource\"", "\"eventName\"", "\"eventTime\"", "\"userIdentity\"", "\"awsRegion\"", "\"eventVersion\"", "\"eventID\"" }
        .Select(System.Text.Encoding.ASCII.GetBytes)];

    // Exports of tables write the names of the top level in lower case.
    private static readonly byte[][] LowerMarks = [.. Marks.Select(m => System.Text.Encoding.ASCII.GetBytes(System.Text.Encoding.ASCII.GetString(m).ToLowerInvariant()))];

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.cloudtrail",
        Title = "AWS CloudTrail",
        FormatPage = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html",
        Classes = [EventClass.ApiActivity, EventClass.Authentication, EventClass.AccountChange, EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["Records"],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0 || head[start] is not ((byte)'{' or (byte)'[')) return 0;
        if (head.IndexOf("\"digestStartTime\""u8) >= 0 && head.IndexOf("\"digestS3Bucket\""u8) >= 0) return Digest;
        return Math.Max(Sureness(head, Marks), Sureness(head, LowerMarks));
    }

    // Other logs of the provider have some of these names, none has all.
    private static int Sureness(ReadOnlySpan<byte> head, byte[][] marks)
    {
        if (head.IndexOf(marks[0]) < 0 || head.IndexOf(marks[1]) < 0) return 0;
        var found = 0;
        foreach (var mark in marks)
        {
            if (head.IndexOf(mark) >= 0) found++;
        }

        return found >= 5 ? Named : found >= 3 ? Named / 2 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new CloudTrailReader(context);
}
