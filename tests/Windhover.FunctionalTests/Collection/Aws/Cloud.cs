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
    private const string Root = "AKIAROOT";
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

    internal async Task<string> QueueAsync(string name, string? attributes = null, string key = Root) =>
        (await SqsAsync("CreateQueue", $$"""{"QueueName":"{{name}}","Attributes":{{attributes ?? "{}"}}}""", key)).GetProperty("QueueUrl").GetString()!;

    internal Task PutAsync(string key, string text) => S3.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, ContentBody = text });

    internal Task SendAsync(string queue, string body, string key = Root) => SqsAsync("SendMessage", JsonSerializer.Serialize(new { QueueUrl = queue, MessageBody = body }), key);

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

    internal async Task RoleAsync(string name, string policy, string key = Root)
    {
        const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}]}""";
        await IamAsync($"Action=CreateRole&RoleName={name}&AssumeRolePolicyDocument={WebUtility.UrlEncode(Trust)}", key);
        await IamAsync($"Action=PutRolePolicy&RoleName={name}&PolicyName=p&PolicyDocument={WebUtility.UrlEncode(policy)}", key);
    }

    /// <summary>Makes this account the management account of an organisation.</summary>
    internal Task OrganizationAsync() => JsonAsync("organizations", "AWSOrganizationsV20161128", "1.1", "CreateOrganization", """{"FeatureSet":"ALL"}""");

    /// <summary>Makes an account in the organisation, with a role that the collector takes there; gives the account's id.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="policy">The role's policy; null makes no role.</param>
    internal async Task<string> AccountAsync(string name, string? policy)
    {
        var made = await JsonAsync("organizations", "AWSOrganizationsV20161128", "1.1", "CreateAccount", JsonSerializer.Serialize(new { AccountName = name, Email = $"{name}@example.com" }));
        var id = made.GetProperty("CreateAccountStatus").GetProperty("AccountId").GetString()!;
        if (policy is not null) await RoleAsync("windhover-logs", policy, await KeyInAsync(id));
        return id;
    }

    internal Task CloseAsync(string account) => JsonAsync("organizations", "AWSOrganizationsV20161128", "1.1", "CloseAccount", JsonSerializer.Serialize(new { AccountId = account }));

    /// <summary>An access key that belongs to an account.</summary>
    internal async Task<string> KeyInAsync(string account) => Between(await FormAsync("sts", $"Action=AssumeRole&RoleSessionName=admin&RoleArn=arn:aws:iam::{account}:role/admin&Version=2011-06-15", Root), "AccessKeyId");

    public void Dispose()
    {
        S3.Dispose();
        _http.Dispose();
    }

    private static (string Id, string Secret) Keys(string xml) => (Between(xml, "AccessKeyId"), Between(xml, "SecretAccessKey"));

    private static string Between(string xml, string tag) => xml.Split($"<{tag}>")[1].Split($"</{tag}>")[0];

    private Task<JsonElement> SqsAsync(string action, string body, string key = Root) => JsonAsync("sqs", "AmazonSQS", "1.0", action, body, key);

    private async Task<JsonElement> JsonAsync(string service, string target, string version, string action, string body, string key = Root)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, $"application/x-amz-json-{version}") };
        request.Headers.Add("X-Amz-Target", $"{target}.{action}");
        var text = await AskAsync(request, service, key);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private Task<string> IamAsync(string form, string key = Root) => FormAsync("iam", $"{form}&Version=2010-05-08", key);

    private Task<string> FormAsync(string service, string form, string key) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") }, service, key);

    // Before policies are enforced nobody looks at the signature, only at the service that it names and at whose key it is.
    private async Task<string> AskAsync(HttpRequestMessage request, string service, string key)
    {
        request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential={key}/20260302/us-east-1/{service}/aws4_request, SignedHeaders=host, Signature=0");
        using var answer = await _http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException(text);
        return text;
    }
}
