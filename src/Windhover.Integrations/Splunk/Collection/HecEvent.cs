using System.Text;
using System.Text.Json;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Splunk.Collection;

/// <summary>One event out of its envelope (https://help.splunk.com/en/splunk-enterprise/get-data-in/collect-http-event-data/format-events-for-http-event-collector).</summary>
/// <param name="Stream">The envelope's <c>sourcetype</c>, else its <c>source</c>, else <c>events</c>; of text with its <c>host</c>.</param>
/// <param name="Record">The event: an object as it was written, a text as one line (<see cref="HecEnvelope"/>).</param>
/// <param name="Code">0; 12 when the event is missing, 13 when it is empty.</param>
internal readonly record struct HecEvent(string Stream, ReadOnlyMemory<byte> Record, int Code)
{
    /// <summary>Takes an envelope apart.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static HecEvent Of(ReadOnlyMemory<byte> envelope)
    {
        string sourceType = "", source = "", host = "", time = "";
        var isText = false;
        ReadOnlyMemory<byte>? record = null;
        var reader = new Utf8JsonReader(envelope.Span, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEvent = reader.ValueTextEquals("event"u8);
            var isType = reader.ValueTextEquals("sourcetype"u8);
            var isSource = reader.ValueTextEquals("source"u8);
            var isHost = reader.ValueTextEquals("host"u8);
            var isTime = reader.ValueTextEquals("time"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (isEvent) isText = reader.TokenType == JsonTokenType.String;
            if (isEvent && isText) record = TextLines.OnOneLine(reader.GetString()!);
            else if (isType && reader.TokenType == JsonTokenType.String) sourceType = reader.GetString()!;
            else if (isSource && reader.TokenType == JsonTokenType.String) source = reader.GetString()!;
            else if (isHost && reader.TokenType == JsonTokenType.String) host = reader.GetString()!;
            else if (isTime && reader.TokenType is (JsonTokenType.String or JsonTokenType.Number)) time = Encoding.UTF8.GetString(reader.ValueSpan);
            var isNull = reader.TokenType == JsonTokenType.Null;
            reader.Skip();
            if (isEvent && record is null && !isNull) record = envelope[start..(int)reader.BytesConsumed];
        }

        var about = new HecEnvelope(sourceType, source, host, time);
        var code = record is null ? 12 : record.Value.IsEmpty ? 13 : 0;
        return new HecEvent(about.Stream("events", isText), code == 0 && isText ? about.Dated(record!.Value) : record ?? default, code);
    }
}
