using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>
/// One queue, over the JSON protocol (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-making-api-requests-json.html), as
/// the place's role. Every call is one try and fails with <see cref="ProviderException"/>. Safe for many threads.
/// </summary>
internal sealed class SqsQueue : IDisposable
{
    private readonly AwsJson service;

    /// <param name="access">Whose queue it is.</param>
    /// <param name="place">Its URL and role.</param>
    /// <param name="clock">Ends calls that take too long.</param>
    public SqsQueue(AwsAccess access, AwsPlace place, TimeProvider clock)
    {
        Url = place.Address;
        var host = new Uri(Url);
        var address = access.Endpoint.Length > 0 ? new Uri(access.Endpoint) : new Uri(host, "/");
        var region = host.Host.Split('.') is ["sqs", var inName, ..] ? inName : access.Region;
        service = new AwsJson(access, new AwsService(address, region, "sqs", "AmazonSQS", "application/x-amz-json-1.0"), place.Role, clock);
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
    public void Dispose() => service.Dispose();

    private static SqsMessage Message(JsonElement message)
    {
        var received = message.TryGetProperty("Attributes", out var attributes) && attributes.TryGetProperty("ApproximateReceiveCount", out var count) && int.TryParse(count.GetString(), out var number) ? number : 1;
        return new SqsMessage(message.GetProperty("MessageId").GetString()!, message.GetProperty("ReceiptHandle").GetString()!, message.GetProperty("Body").GetString() ?? "", received);
    }

    private Task<JsonElement> CallAsync(string action, JsonObject body, CancellationToken cancellation) => service.CallAsync($"sqs:{action} {Url}", action, body, cancellation);
}
