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
        var found = 0;
        foreach (var mark in Marks)
        {
            if (head.IndexOf(mark) >= 0) found++;
        }

        // Other logs of the provider have some of these names, none has all.
        return head.IndexOf(Marks[0]) < 0 || head.IndexOf(Marks[1]) < 0 ? 0 : found >= 5 ? Named : found >= 3 ? Named / 2 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new CloudTrailReader(context);
}
