using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>What an administrator and a writer of logs do, with the root's keys.</summary>
internal sealed class Cloud(Uri address) : IDisposable
{
    internal const string Bucket = "org-logs";
    private readonly HttpClient _http = new();

    internal AmazonS3Client S3 { get; } = new(new BasicAWSCredentials("AKIAROOT", "root-secret"), new AmazonS3Config { ServiceURL = address.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1" });

    /// <summary>Makes a bucket, and a queue that the bucket announces its objects to; gives the queue's URL.</summary>
    internal async Task<string> BucketWithQueueAsync(string queue = "news", string? attributes = null)
    {
        await S3.PutBucketAsync(Bucket);
        var url = await QueueAsync(queue, attributes);
        await S3.PutBucketNotificationAsync(new PutBucketNotificationRequest
        {
            BucketName = Bucket, QueueConfigurations = [new QueueConfiguration { Queue = $"arn:aws:sqs:us-east-1:123456789012:{queue}", Events = [EventType.ObjectCreatedAll] }],
        });
        return url;
    }

    internal async Task<string> QueueAsync(string name, string? attributes = null) =>
        (await SqsAsync("CreateQueue", $$"""{"QueueName":"{{name}}","Attributes":{{attributes ?? "{}"}}}""")).GetProperty("QueueUrl").GetString()!;

    internal Task PutAsync(string key, string text) => S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = text });

    internal Task SendAsync(string queue, string body) => SqsAsync("SendMessage", JsonSerializer.Serialize(new { QueueUrl = queue, MessageBody = body }));

    /// <summary>Messages that wait and messages that somebody has in hand.</summary>
    internal async Task<(int Waiting, int Hidden)> DepthAsync(string queue)
    {
        var found = (await SqsAsync("GetQueueAttributes", JsonSerializer.Serialize(new { QueueUrl = queue, AttributeNames = new[] { "All" } }))).GetProperty("Attributes");
        int Number(string name) => int.Parse(found.GetProperty(name).GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        return (Number("ApproximateNumberOfMessages"), Number("ApproximateNumberOfMessagesNotVisible"));
    }

    /// <summary>Makes a user with one policy; gives its keys.</summary>
    internal async Task<(string Id, string Secret)> UserAsync(string name, string policy)
    {
        await IamAsync($"Action=CreateUser&UserName={name}");
        await IamAsync($"Action=PutUserPolicy&UserName={name}&PolicyName=p&PolicyDocument={WebUtility.UrlEncode(policy)}");
        return Keys(await IamAsync($"Action=CreateAccessKey&UserName={name}"));
    }

    internal Task PolicyAsync(string user, string policy) => IamAsync($"Action=PutUserPolicy&UserName={user}&PolicyName=p&PolicyDocument={WebUtility.UrlEncode(policy)}");

    internal async Task RoleAsync(string name, string policy)
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";
        await IamAsync($"Action=CreateRole&RoleName={name}&AssumeRolePolicyDocument={WebUtility.UrlEncode(Trust)}");
        await IamAsync($"Action=PutRolePolicy&RoleName={name}&PolicyName=p&PolicyDocument={WebUtility.UrlEncode(policy)}");
    }

    public void Dispose()
    {
        S3.Dispose();
        _http.Dispose();
    }

    private static (string Id, string Secret) Keys(string xml) => (Between(xml, "AccessKeyId"), Between(xml, "SecretAccessKey"));

    private static string Between(string xml, string tag) => xml.Split($"<{tag}>")[1].Split($"</{tag}>")[0];

    private async Task<JsonElement> SqsAsync(string action, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/x-amz-json-1.0") };
        request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
        var text = await AskAsync(request, "sqs");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private Task<string> IamAsync(string form) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent($"{form}&Version=2010-05-08", Encoding.UTF8, "application/x-www-form-urlencoded") }, "iam");

    // Before policies are enforced nobody looks at the signature, only at the service that it names.
    private async Task<string> AskAsync(HttpRequestMessage request, string service)
    {
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=AKIAROOT/20260302/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(text);
        return text;
    }
}
