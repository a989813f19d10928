using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using Amazon.SecurityToken;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>
/// One queue, over the JSON protocol (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html), signed by the SDK's own signer.
/// Every call is one try and fails with <see cref="ProviderException"/>. Safe for many threads.
/// </summary>
internal sealed class SqsQueue : IDisposable
{
    private readonly RestClient client;
    private readonly AwsAccess access;
    private readonly string role;
    private readonly Uri address;
    private readonly string region;

    /// <param name="access">Whose queue it is.</param>
    /// <param name="place">Its URL and role.</param>
    /// <param name="clock">Ends calls that take too long.</param>
    public SqsQueue(AwsAccess access, AwsPlace place, TimeProvider clock)
    {
        (this.access, role, Url) = (access, place.Role, place.Address);
        var host = new Uri(Url);
        address = access.Endpoint.Length > 0 ? new Uri(access.Endpoint) : new Uri(host, "/");
        region = host.Host.Split('.') is ["sqs", var inName, ..] ? inName : access.Region;
        client = new RestClient(SignAsync, clock);
    }

    /// <summary>Its URL.</summary>
    public string Url { get; }

    /// <summary>Its name, for people.</summary>
    public string Name => Url[(Url.LastIndexOf('/') + 1)..];

    /// <summary>Receives up to ten messages.</summary>
    /// <param name="waitSeconds">How long to wait for one, 0 to 20.</param>
    /// <param name="hiddenSeconds">How long others do not see them.</param>
    /// <param name="cancellation">Gives up; messages handed out meanwhile come again.</param>
    public async Task<IReadOnlyList<SqsMessage>> ReceiveAsync(int waitSeconds, int hiddenSeconds, CancellationToken cancellation)
    {
        var answer = await CallAsync("ReceiveMessage", new JsonObject
        {
            ["QueueUrl"] = Url, ["MaxNumberOfMessages"] = 10, ["WaitTimeSeconds"] = waitSeconds, ["VisibilityTimeout"] = hiddenSeconds,
            ["AttributeNames"] = new JsonArray("ApproximateReceiveCount"), ["MessageSystemAttributeNames"] = new JsonArray("ApproximateReceiveCount"),
        }, cancellation).ConfigureAwait(false);
        return answer.TryGetProperty("Messages", out var messages) && messages.ValueKind == JsonValueKind.Array ? [.. messages.EnumerateArray().Select(Message)] : [];
    }

    /// <summary>Deletes a message.</summary>
    public Task DeleteAsync(string handle, CancellationToken cancellation) => CallAsync("DeleteMessage", new JsonObject { ["QueueUrl"] = Url, ["ReceiptHandle"] = handle }, cancellation);

    /// <summary>Says how long from now others do not see a message.</summary>
    public Task HideAsync(string handle, int seconds, CancellationToken cancellation) =>
        CallAsync("ChangeMessageVisibility", new JsonObject { ["QueueUrl"] = Url, ["ReceiptHandle"] = handle, ["VisibilityTimeout"] = seconds }, cancellation);

    /// <summary>How many messages wait, and whether those that are received too often go to a queue of their own.</summary>
    public async Task<(long Waiting, bool HasRedrive)> LookAsync(CancellationToken cancellation)
    {
        var answer = await CallAsync("GetQueueAttributes", new JsonObject { ["QueueUrl"] = Url, ["AttributeNames"] = new JsonArray("All") }, cancellation).ConfigureAwait(false);
        if (!answer.TryGetProperty("Attributes", out var attributes)) return (-1, false);
        var waiting = attributes.TryGetProperty("ApproximateNumberOfMessages", out var number) && long.TryParse(number.GetString(), out var count) ? count : -1;
        return (waiting, attributes.TryGetProperty("RedrivePolicy", out _));
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static SqsMessage Message(JsonElement message)
    {
        var received = message.TryGetProperty("Attributes", out var attributes) && attributes.TryGetProperty("ApproximateReceiveCount", out var count) && int.TryParse(count.GetString(), out var number) ? number : 1;
        return new SqsMessage(message.GetProperty("MessageId").GetString()!, message.GetProperty("ReceiptHandle").GetString()!, message.GetProperty("Body").GetString() ?? "", received);
    }

    private async Task<JsonElement> CallAsync(string action, JsonObject body, CancellationToken cancellation)
    {
        var what = $"sqs:{action} {Url}";
        var answer = await client.AskAsync(what, HttpMethod.Post, address, JsonSerializer.SerializeToUtf8Bytes(body), request =>
        {
            request.Headers.Add("X-Amz-Target", $"AmazonSQS.{action}");
            request.Content!.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/x-amz-json-1.0");
        }, cancellation).ConfigureAwait(false);
        if (answer.Body.Length == 0) return default;
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException broken)
        {
            throw new ProviderException(what, 0, "", "the answer is no JSON", broken);
        }
    }

    private async Task SignAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellation)
    {
        var keys = await AwsCall.RunAsync($"find credentials {(role.Length > 0 ? $"of {role}" : "")}", () => access.Credentials(role).GetCredentialsAsync(), cancellation).ConfigureAwait(false);
        var signed = new DefaultRequest(new Call(), "AmazonSQS")
        {
            HttpMethod = "POST", Endpoint = address, ResourcePath = "/", Content = body, OverrideSigningServiceName = "sqs", AuthenticationRegion = region,
        };
        signed.Headers["Content-Type"] = request.Content!.Headers.ContentType!.ToString();
        signed.Headers["X-Amz-Target"] = request.Headers.GetValues("X-Amz-Target").First();
        if (keys.UseToken) signed.Headers["X-Amz-Security-Token"] = keys.Token;
        var signature = new AWS4Signer().SignRequest(signed, new AmazonSecurityTokenServiceConfig { AuthenticationRegion = region, ServiceURL = address.ToString() }, new RequestMetrics(), keys.AccessKey, keys.SecretKey);
        foreach (var (name, value) in signed.Headers)
        {
            if (name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase) && !request.Headers.Contains(name)) request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", signature.ForAuthorizationHeader);
    }

    private sealed class Call : AmazonWebServiceRequest;
}
