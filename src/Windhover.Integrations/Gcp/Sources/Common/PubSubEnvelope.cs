using System.Buffers.Text;
using System.Text.Json;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.Common;

/// <summary>
/// A message of Pub/Sub as it is pushed (<c>message</c>, <c>subscription</c>), pulled (<c>ackId</c>, <c>message</c>) or alone; its <c>data</c> is the record in base64:
/// https://cloud.google.com/pubsub/docs/push, https://cloud.google.com/pubsub/docs/reference/rest/v1/PubsubMessage.
/// </summary>
internal static class PubSubEnvelope
{
    /// <summary>Names of an array that holds pulled messages.</summary>
    public const string PulledMessages = "receivedMessages";

    /// <summary>Looks for the data of a message.</summary>
    /// <param name="record">One JSON object.</param>
    /// <param name="data">The base64 text; empty when the message has none.</param>
    /// <returns>False when the object is no message, or no JSON.</returns>
    public static bool TryFind(ReadOnlySpan<byte> record, out ReadOnlySpan<byte> data)
    {
        data = default;
        try
        {
            var reader = new Utf8JsonReader(record, new JsonReaderOptions { MaxDepth = 128 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !Message(ref reader, isInner: false, out var start, out var length)) return false;
            data = record.Slice(start, length);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The beginning of what a file's first message carries; the file's own beginning where it holds no messages.</summary>
    /// <param name="head">The file's beginning.</param>
    /// <param name="buffer">Where the decoded text may go.</param>
    public static ReadOnlySpan<byte> Head(ReadOnlySpan<byte> head, Span<byte> buffer)
    {
        if (head.IndexOf("\"publishTime\""u8) < 0 && head.IndexOf("\"messageId\""u8) < 0 && head.IndexOf("\"message_id\""u8) < 0) return head;
        var name = head.IndexOf("\"data\""u8);
        if (name < 0) return head;
        var text = head[(name + "\"data\""u8.Length)..].TrimStart(" \t\r\n:"u8);
        if (text.IsEmpty || text[0] != (byte)'"') return head;
        text = text[1..];
        var end = text.IndexOf((byte)'"');
        if (end >= 0) text = text[..end];
        var length = Math.Min(text.Length, buffer.Length) & ~3;
        Base64.DecodeFromUtf8(text[..length], buffer, out _, out var written);
        return written == 0 ? head : buffer[..written];
    }

    private static bool Message(ref Utf8JsonReader reader, bool isInner, out int start, out int length)
    {
        start = length = 0;
        var isMessage = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!isInner && reader.TextIs("message"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.StartObject) return false;
                return Message(ref reader, isInner: true, out start, out length) || isMessage;
            }

            if (reader.TextIs("data"u8))
            {
                reader.Read();
                if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped) return false;
                (start, length) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
                return true;
            }

            // The first name that a message cannot have says that this is none.
            if (!IsMessageName(ref reader)) return false;
            isMessage = true;
            reader.Read();
            reader.Skip();
        }

        return isMessage;
    }

    private static bool IsMessageName(ref Utf8JsonReader reader) =>
        reader.TextIs("attributes"u8) || reader.TextIs("messageId"u8) || reader.TextIs("publishTime"u8)
        || reader.TextIs("orderingKey"u8) || reader.TextIs("ackId"u8) || reader.TextIs("subscription"u8)
        || reader.TextIs("deliveryAttempt"u8) || reader.TextIs("message_id"u8) || reader.TextIs("publish_time"u8);
}
