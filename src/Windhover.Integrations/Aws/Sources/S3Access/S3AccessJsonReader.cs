using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>Requests as JSON, one object a line, as tables over the log give them out: by the names of the vendor's own table, or of the log's page without spaces.</summary>
internal sealed class S3AccessJsonReader : JsonRecordReader
{
    private readonly S3AccessMapping mapping;
    private readonly JsonField bucket, time, remoteIp, requester, requestId, operation, key, status, error, bytesSent, objectSize, userAgent, endpoint, accessPoint;

    /// <param name="context">What the file is read with.</param>
    /// <param name="mapping">What makes events of requests.</param>
    public S3AccessJsonReader(ReaderContext context, S3AccessMapping mapping)
        : base(context)
    {
        this.mapping = mapping;
        bucket = Field("bucket", "bucket_name");
        time = Field("time", "requestdatetime");
        remoteIp = Field("remoteip");
        requester = Field("requester");
        requestId = Field("requestid");
        operation = Field("operation");
        key = Field("key");
        status = Field("httpstatus");
        error = Field("errorcode");
        bytesSent = Field("bytessent");
        objectSize = Field("objectsize");
        userAgent = Field("useragent");
        endpoint = Field("hostheader", "endpoint");
        accessPoint = Field("accesspointarn");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var text = record[time];
        if (!IsoTime.TryRead(text, out var when) && !BracketTime.TryRead(text.Trim("[]"u8), out when))
        {
            output.Reject(at, text.IsEmpty ? "time is missing" : "time is not a time");
            return;
        }

        if (record[bucket].IsEmpty || record[operation].IsEmpty)
        {
            output.Reject(at, record[bucket].IsEmpty ? "bucket is missing" : "operation is missing");
            return;
        }

        var request = new S3Request
        {
            Bucket = record[bucket],
            RemoteIp = Said(record[remoteIp]),
            Requester = Said(record[requester]),
            RequestId = Said(record[requestId]),
            Operation = record[operation],
            Key = Said(record[key]),
            Status = Said(record[status]),
            Error = Said(record[error]),
            BytesSent = record[bytesSent],
            ObjectSize = record[objectSize],
            UserAgent = Said(record[userAgent]),
            Endpoint = Said(record[endpoint]),
            AccessPoint = Said(record[accessPoint]),
        };
        mapping.Map(request, ref Begin(output, at, when, EventClass.ApiActivity));
    }

    private static ReadOnlySpan<byte> Said(ReadOnlySpan<byte> value) => value.SequenceEqual("-"u8) ? default : value;
}
