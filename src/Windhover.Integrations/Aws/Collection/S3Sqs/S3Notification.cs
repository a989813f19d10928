using System.Text.Json;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>
/// What a message of a queue says, in each form in which news of objects come: S3's own (https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html, keys
/// are URL-encoded), EventBridge's (https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html, keys are not), CloudTrail's own
/// (https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html), and each of them inside an SNS envelope.
/// </summary>
/// <param name="Objects">Objects that were created; empty for a test event and for news of something else.</param>
/// <param name="Problem">Why the message can never be taken; "" for none.</param>
internal sealed record S3Notification(IReadOnlyList<StoredObject> Objects, string Problem = "")
{
    private const int DeepestEnvelope = 3;

    /// <summary>Reads a message.</summary>
    public static S3Notification Parse(string body) => Parse(body, 0);

    private static S3Notification Parse(string body, int depth)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement, depth);
        }
        catch (JsonException)
        {
            return new S3Notification([], "it is no JSON");
        }
        catch (Exception broken) when (broken is InvalidOperationException or KeyNotFoundException)
        {
            return new S3Notification([], "it is no notification of an object");
        }
    }

    private static S3Notification Read(JsonElement message, int depth)
    {
        if (message.TryGetProperty("Records", out var records)) return new S3Notification([.. records.EnumerateArray().Select(FromS3).OfType<StoredObject>()]);
        if (message.TryGetProperty("detail", out var detail) && Text(message, "source") == "aws.s3") return new S3Notification(Text(message, "detail-type") == "Object Created" ? [FromEventBridge(message, detail)] : []);
        if (Text(message, "Event") == "s3:TestEvent") return new S3Notification([]);
        if (message.TryGetProperty("s3ObjectKey", out var keys)) return new S3Notification([.. keys.EnumerateArray().Select(k => new StoredObject(Text(message, "s3Bucket"), k.GetString()!, "", "", ""))]);
        if (depth < DeepestEnvelope && Text(message, "Type") == "Notification" && Text(message, "Message") is { Length: > 0 } inner) return Parse(inner, depth + 1);
        return new S3Notification([], "it is no notification of an object");
    }

    private static StoredObject? FromS3(JsonElement record)
    {
        var name = record.GetProperty("eventName").GetString()!;
        if (!name.StartsWith("ObjectCreated:", StringComparison.Ordinal) && !name.StartsWith("s3:ObjectCreated:", StringComparison.Ordinal)) return null;
        var s3 = record.GetProperty("s3");
        var found = s3.GetProperty("object");
        var key = Uri.UnescapeDataString(found.GetProperty("key").GetString()!.Replace('+', ' '));
        return new StoredObject(s3.GetProperty("bucket").GetProperty("name").GetString()!, key, Text(found, "eTag").Trim('"'), Text(found, "versionId"), Text(record, "awsRegion"));
    }

    private static StoredObject FromEventBridge(JsonElement message, JsonElement detail)
    {
        var found = detail.GetProperty("object");
        return new StoredObject(detail.GetProperty("bucket").GetProperty("name").GetString()!, found.GetProperty("key").GetString()!, Text(found, "etag").Trim('"'), Text(found, "version-id"), Text(message, "region"));
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
