using System.Buffers;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>From a request to an event. Field meanings: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class S3AccessMapping(SymbolTable symbols)
{
    private const int CanonicalIdLength = 64;
    private const int FirstErrorStatus = 400;
    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ArnIdentity identity = new(symbols);
    private readonly SymbolCache buckets = new(text => ArnText.Bucket(symbols, default, text));
    private readonly SymbolCache agents = new(text => UserAgentFamily.Intern(text, symbols), width: 320);
    private readonly SymbolCache operations = new(symbols);
    private readonly SymbolCache errors = new(symbols);
    private readonly SymbolCache requesters = new(symbols);
    private readonly SymbolCache regions = new(symbols);
    private readonly SymbolCache accessPoints = new(symbols);
    private readonly SymbolCache accounts = new(symbols);
    private readonly Symbol service = symbols.Intern("s3.amazonaws.com"u8);
    private readonly Symbol bucket = symbols.Intern("bucket"u8);

    /// <summary>Fills an event that has its time and place.</summary>
    public void Map(in S3Request request, ref ActorActivity activity)
    {
        var operation = S3Operation.Of(request.Operation);
        activity.Class = operation.Class;
        activity.Activity = operation.Activity;
        activity.Service = service;
        activity.Operation = operations.Of(request.Operation);
        activity.Resource = buckets.Of(request.Bucket);
        activity.ResourceKind = bucket;
        activity.Agent = agents.Of(request.UserAgent);
        activity.BytesOut = FieldText.Number(request.BytesSent);
        if (operation.IsUpload) activity.BytesIn = FieldText.Number(request.ObjectSize);
        Address.TryParse(request.RemoteIp, out activity.SourceAddress);

        // A request that deletes many objects, or copies one, is logged for each of them with one id.
        activity.Id = operation.IsPart ? FieldText.Id(request.RequestId, request.Operation, request.Key) : RecordId.FromText(request.RequestId);
        Requester(request.Requester, ref activity);
        Place(request, ref activity);
        Outcome(request, ref activity);
    }

    private void Requester(ReadOnlySpan<byte> requester, ref ActorActivity activity)
    {
        if (requester.StartsWith("arn:"u8))
        {
            identity.Map(requester, ref activity);
            return;
        }

        activity.Actor = requesters.Of(requester);
        activity.ActorKind = requester.IsEmpty ? ActorKind.Anonymous
            : requester.Length == CanonicalIdLength && !requester.ContainsAnyExcept(Hexadecimal) ? ActorKind.User
            : requester.StartsWith("svc:"u8) || requester.StartsWith("Amazon"u8) || requester.EndsWith(".amazonaws.com"u8) ? ActorKind.Service
            : ActorKind.Unknown;
    }

    /// <summary>An access point's name tells account and region; else the host that was asked tells the region (bucket.s3.eu-central-1.amazonaws.com).</summary>
    private void Place(in S3Request request, ref ActorActivity activity)
    {
        var point = new Arn(request.AccessPoint);
        if (!point.Region.IsEmpty)
        {
            activity.Related = accessPoints.Of(request.AccessPoint);
            activity.Account = accounts.Of(point.Account);
            activity.Region = regions.Of(point.Region);
            return;
        }

        var end = request.Endpoint.IndexOf(".amazonaws.com"u8);
        if (end < 0) return;
        var host = request.Endpoint[..end];
        var region = host[(host.LastIndexOf((byte)'.') + 1)..];
        if (region.StartsWith("s3-"u8)) region = region[3..];
        if (region.Count((byte)'-') >= 2 && region[^1] is >= (byte)'0' and <= (byte)'9') activity.Region = regions.Of(region);
    }

    // The service's own work on objects (lifecycle rules) has no status.
    private void Outcome(in S3Request request, ref ActorActivity activity)
    {
        var status = FieldText.Number(request.Status);
        activity.Error = errors.Of(!request.Error.IsEmpty ? request.Error : status >= FirstErrorStatus ? request.Status : default);
        if (status >= FirstErrorStatus || (status == 0 && !request.Error.IsEmpty)) activity.Outcome = Core.Events.Outcome.Failure;
        else if (status > 0 || request.Operation.StartsWith("S3."u8)) activity.Outcome = Core.Events.Outcome.Success;
    }
}
