using System.Text;
using System.Text.Json;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Gcp.Collection.PubSub;

/// <summary>A message that was pulled (https://cloud.google.com/pubsub/docs/reference/rest/v1/PubsubMessage).</summary>
/// <param name="Id">Its id.</param>
/// <param name="AckId">What it is acknowledged by, this time.</param>
/// <param name="Records">
/// Its data, one record a line: JSON as it was published, each object of an array for itself. Data that is no JSON, or none at all, lands as
/// <c>{"message_id","publish_time","attributes","data"}</c>.
/// </param>
internal sealed record PubSubMessage(string Id, string AckId, IReadOnlyList<ReadOnlyMemory<byte>> Records)
{
    /// <summary>Reads one of <c>receivedMessages</c>.</summary>
    /// <exception cref="FormatException">Its data is not Base64.</exception>
    public static PubSubMessage Of(JsonElement received)
    {
        var message = received.GetProperty("message");
        var data = message.TryGetProperty("data", out var text) ? text.GetBytesFromBase64() : [];
        var ackId = received.GetProperty("ackId").GetString()!;
        return new PubSubMessage(Text(message, "messageId") is { Length: > 0 } id ? id : ackId, ackId, RecordsOf(message, data));
    }

    private static IReadOnlyList<ReadOnlyMemory<byte>> RecordsOf(JsonElement message, byte[] data)
    {
        try
        {
            if (JsonItems.Split(data) is { Count: > 0 } records) return records;
        }
        catch (JsonException)
        {
            // It is something else.
        }

        var wrapped = new MemoryStream();
        using (var json = new Utf8JsonWriter(wrapped))
        {
            json.WriteStartObject();
            json.WriteString("message_id", Text(message, "messageId"));
            json.WriteString("publish_time", Text(message, "publishTime"));
            if (message.TryGetProperty("attributes", out var attributes))
            {
                json.WritePropertyName("attributes");
                attributes.WriteTo(json);
            }

            if (data.Length > 0) json.WriteString("data", Encoding.UTF8.GetString(data));
            json.WriteEndObject();
        }

        return [wrapped.ToArray()];
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
