using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>Reads one file of requests: lines of the log itself, or JSON objects of an export.</summary>
internal sealed class S3AccessReader : IRecordReader
{
    private readonly QuotedFields fields = new();
    private readonly LineAttributes attributes;
    private readonly S3AccessMapping mapping;
    private readonly S3AccessJsonReader json;

    /// <param name="context">What the file is read with.</param>
    public S3AccessReader(ReaderContext context)
    {
        attributes = new LineAttributes(context, S3AccessColumns.Names);
        mapping = new S3AccessMapping(context.Symbols);
        json = new S3AccessJsonReader(context, mapping);
    }

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.IsEmpty) output.Ignore(at, "empty line");
        else if (record[0] == '{') json.Read(record, at, output);
        else if (!fields.Read(record, S3AccessColumns.Referrer)) output.Reject(at, "a quote is not closed");
        else if (fields.Count < S3AccessColumns.Fewest) output.Reject(at, "too few fields");
        else if (!BracketTime.TryRead(fields.At(record, S3AccessColumns.Time), out var time)) output.Reject(at, "time is not a time");
        else if (fields.At(record, S3AccessColumns.Bucket).IsEmpty) output.Reject(at, "bucket is missing");
        else if (fields.At(record, S3AccessColumns.Operation).IsEmpty) output.Reject(at, "operation is missing");
        else Map(record, time, at, output);
    }

    private void Map(ReadOnlySpan<byte> line, long time, RecordRef at, EventBuffer output)
    {
        var range = attributes.Add(fields, line, output);
        var request = new S3Request
        {
            Bucket = fields.At(line, S3AccessColumns.Bucket),
            RemoteIp = fields.At(line, S3AccessColumns.RemoteIp),
            Requester = fields.At(line, S3AccessColumns.Requester),
            RequestId = fields.At(line, S3AccessColumns.RequestId),
            Operation = fields.At(line, S3AccessColumns.Operation),
            Key = fields.At(line, S3AccessColumns.Key),
            Status = fields.At(line, S3AccessColumns.Status),
            Error = fields.At(line, S3AccessColumns.Error),
            BytesSent = fields.At(line, S3AccessColumns.BytesSent),
            ObjectSize = fields.At(line, S3AccessColumns.ObjectSize),
            UserAgent = fields.At(line, S3AccessColumns.UserAgent),
            Endpoint = fields.At(line, S3AccessColumns.Endpoint),
            AccessPoint = fields.At(line, S3AccessColumns.AccessPoint),
        };
        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = time;
        activity.Attributes = range;
        mapping.Map(request, ref activity);
    }
}
