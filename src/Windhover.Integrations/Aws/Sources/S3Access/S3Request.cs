namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>The fields of one request that an event is made of; empty where the log does not say.</summary>
internal ref struct S3Request
{
    public ReadOnlySpan<byte> Bucket;
    public ReadOnlySpan<byte> RemoteIp;
    public ReadOnlySpan<byte> Requester;
    public ReadOnlySpan<byte> RequestId;
    public ReadOnlySpan<byte> Operation;
    public ReadOnlySpan<byte> Key;
    public ReadOnlySpan<byte> Status;
    public ReadOnlySpan<byte> Error;
    public ReadOnlySpan<byte> BytesSent;
    public ReadOnlySpan<byte> ObjectSize;
    public ReadOnlySpan<byte> UserAgent;
    public ReadOnlySpan<byte> Endpoint;
    public ReadOnlySpan<byte> AccessPoint;
}
