using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>Requests for the objects of a bucket, as the storage service's own access log writes them; also as JSON, one a line, from exports of tables.</summary>
internal sealed class S3AccessSource : ILogSource
{
    private const int Shaped = 95;
    private const int Named = 80;
    private static readonly HeadMarks Marks = new("remoteip", "bucket", "bucket_name", "requester", "requestid", "operation", "bucketowner", "httpstatus");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.s3-access",
        Title = "Amazon S3 server access logs",
        FormatPage = "https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html",
        Classes = [EventClass.FileHostingActivity, EventClass.ApiActivity],
        Framing = Framing.Lines,
        Lag = TimeSpan.FromHours(4),
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        head = head.TrimStart("\r\n"u8);
        if (head.IsEmpty) return 0;
        if (head[0] == '{') return Marks.CountIn(head) >= 2 && (head.IndexOf("\"bucket\""u8) >= 0 || head.IndexOf("\"bucket_name\""u8) >= 0) ? Named : 0;
        var end = head.IndexOf((byte)'\n');
        var line = (end < 0 ? head : head[..end]).TrimEnd("\r"u8);
        var fields = new QuotedFields();
        return fields.Read(line, S3AccessColumns.Referrer) && S3AccessColumns.IsRecord(fields, line) ? Shaped : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new S3AccessReader(context);
}
