using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Gcp.Collection.PubSub;

/// <summary>One subscription, over its REST interface. Every call is one try. Safe for many threads.</summary>
/// <param name="client">Asks and signs.</param>
/// <param name="endpoint">Address of the service.</param>
/// <param name="name">The subscription's full name.</param>
internal sealed class Subscription(RestClient client, Uri endpoint, string name)
{
    /// <summary>Its full name.</summary>
    public string Name => name;

    /// <summary>Pulls messages; the service waits a while for the first one. Those that cannot be read are told and not given.</summary>
    /// <param name="most">Most messages.</param>
    /// <param name="broken">Is told the acknowledgement id and the problem of each that cannot be read.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<PubSubMessage>> PullAsync(int most, Action<string, string> broken, CancellationToken cancellation)
    {
        var answer = await AskAsync("pull", new JsonObject { ["maxMessages"] = most }, cancellation).ConfigureAwait(false);
        using var document = JsonDocument.Parse(answer);
        var messages = new List<PubSubMessage>();
        if (!document.RootElement.TryGetProperty("receivedMessages", out var received)) return messages;
        foreach (var one in received.EnumerateArray())
        {
            try
            {
                messages.Add(PubSubMessage.Of(one));
            }
            catch (Exception problem) when (problem is FormatException or KeyNotFoundException or InvalidOperationException)
            {
                broken(one.TryGetProperty("ackId", out var id) ? id.GetString() ?? "" : "", problem.Message);
            }
        }

        return messages;
    }

    /// <summary>Says that messages are durable and shall not come again.</summary>
    public Task AcknowledgeAsync(IEnumerable<string> ackIds, CancellationToken cancellation) => AskAsync("acknowledge", Ids(ackIds), cancellation);

    /// <summary>Says that messages shall come again at once.</summary>
    public Task ReturnAsync(IEnumerable<string> ackIds, CancellationToken cancellation)
    {
        var body = Ids(ackIds);
        body["ackDeadlineSeconds"] = 0;
        return AskAsync("modifyAckDeadline", body, cancellation);
    }

    private static JsonObject Ids(IEnumerable<string> ackIds) => new() { ["ackIds"] = new JsonArray([.. ackIds.Select(a => (JsonNode)a)]) };

    private async Task<byte[]> AskAsync(string verb, JsonObject body, CancellationToken cancellation) =>
        (await client.AskAsync($"{verb} {name}", HttpMethod.Post, new Uri(endpoint, $"/v1/{name}:{verb}"), JsonSerializer.SerializeToUtf8Bytes(body), null, cancellation).ConfigureAwait(false)).Body;
}
