using Windhover.Lab.Chance;
using Windhover.Lab.Truth;

namespace Windhover.Lab.Company;

/// <content>How objects are written anew, or go.</content>
internal sealed partial class Calls
{
    /// <summary>
    /// An object is copied onto itself under another key: <paramref name="encryption"/> holds the request's encryption headers as JSON members. Records:
    /// <c>https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html</c>, headers:
    /// <c>https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html</c>.
    /// </summary>
    public void Rewrite(AwsAccount account, Caller caller, string bucket, string key, string encryption, long bytes, long time, string from, string agent, Rng rng, Story story, string endpoint = "") =>
        world.Call(new(account, caller, time, "s3", "CopyObject", from, $"[{agent}]")
        {
            Data = true,
            ReadOnly = false,
            Request = $$"""{"bucketName":"{{bucket}}","Host":"{{bucket}}.s3.{{account.Region}}.amazonaws.com",{{encryption}},"x-amz-copy-source":"{{bucket}}/{{key}}","key":"{{key}}","x-id":"CopyObject"}""",
            Response = $$"""{{{encryption}}}""",
            Additional = $$"""{"SignatureVersion":"SigV4","CipherSuite":"{{Cipher}}","bytesTransferredIn":0,"AuthenticationMethod":"AuthHeader","bytesTransferredOut":{{bytes / 1000}}}""",
            Resources = $$"""[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::{{bucket}}/{{key}}"},{"accountId":"{{account.Id}}","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::{{bucket}}"}]""",
            Endpoint = endpoint,
        }, rng, story);

    /// <summary>Up to a thousand objects are deleted in one call; its record does not say which. <c>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html</c>.</summary>
    public void DeleteMany(AwsAccount account, Caller caller, string bucket, long time, string from, string agent, Rng rng, Story story, string endpoint = "") =>
        world.Call(new(account, caller, time, "s3", "DeleteObjects", from, $"[{agent}]")
        {
            Data = true,
            ReadOnly = false,
            Request = $$"""{"bucketName":"{{bucket}}","Host":"{{bucket}}.s3.{{account.Region}}.amazonaws.com","delete":"","x-id":"DeleteObjects"}""",
            Additional = $$"""{"SignatureVersion":"SigV4","CipherSuite":"{{Cipher}}","bytesTransferredIn":{{rng.Between(20_000, 90_000)}},"AuthenticationMethod":"AuthHeader","bytesTransferredOut":{{rng.Between(60_000, 200_000)}}}""",
            Resources = $$"""[{"type":"AWS::S3::Object","ARNPrefix":"arn:aws:s3:::{{bucket}}/"},{"accountId":"{{account.Id}}","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::{{bucket}}"}]""",
            Endpoint = endpoint,
        }, rng, story);
}
