using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>
/// The fields of a line, in their order, by the names that the vendor's own table over the log gives them
/// (https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-s3-access-logs-to-identify-requests.html). Fields were added at the end over the years.
/// </summary>
internal static class S3AccessColumns
{
    /// <summary>Position of the field.</summary>
    public const int Bucket = 1, Time = 2, RemoteIp = 3, Requester = 4, RequestId = 5, Operation = 6, Key = 7, Status = 9, Error = 10,
        BytesSent = 11, ObjectSize = 12, Referrer = 15, UserAgent = 16, Endpoint = 22, AccessPoint = 24;

    /// <summary>Fields of the oldest form.</summary>
    public const int Fewest = 17;

    /// <summary>The names.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bucketowner", "bucket_name", "requestdatetime", "remoteip", "requester", "requestid", "operation", "key", "request_uri", "httpstatus", "errorcode",
        "bytessent", "objectsize", "totaltime", "turnaroundtime", "referrer", "useragent", "versionid", "hostid", "sigv", "ciphersuite", "authtype", "endpoint",
        "tlsversion", "accesspointarn", "aclrequired",
    ];

    /// <summary>Whether a line has the shape of a record.</summary>
    public static bool IsRecord(QuotedFields fields, ReadOnlySpan<byte> line)
    {
        if (fields.Count < Fewest || !BracketTime.TryRead(fields.At(line, Time), out _)) return false;
        var operation = fields.At(line, Operation);
        return operation.StartsWith("REST."u8) || operation.StartsWith("SOAP."u8) || operation.StartsWith("S3."u8) || operation.StartsWith("BATCH."u8) || operation.StartsWith("WEBSITE."u8);
    }
}
