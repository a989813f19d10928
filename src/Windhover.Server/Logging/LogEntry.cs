using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Windhover.Server.Logging;

/// <summary>One entry of the log.</summary>
internal sealed record LogEntry
{
    private const string Template = "{OriginalFormat}";
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required DateTimeOffset Time { get; init; }

    public required LogLevel Level { get; init; }

    public required string Category { get; init; }

    public required int EventId { get; init; }

    public required string Message { get; init; }

    public required IEnumerable<KeyValuePair<string, object?>> Fields { get; init; }

    public Exception? Failure { get; init; }

    private string LevelName => Level.ToString().ToLowerInvariant();

    /// <summary>For people: what is no warning is said as it is. A message stays one line, whatever it quotes.</summary>
    public string Text()
    {
        var text = Level <= LogLevel.Information ? Message : $"{LevelName}: {Category}: {Message}";
        if (Failure is not null) text += $": {Failure.GetType().Name}: {Failure.Message}";
        return Redaction.Of(OneLine(text));
    }

    /// <summary>For programs.</summary>
    public string Json()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteString("time", Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", LevelName);
            json.WriteString("category", Category);
            json.WriteNumber("event_id", EventId);
            json.WriteString("message", Redaction.Of(Message));
            json.WriteStartObject("fields");
            foreach (var (name, value) in Fields)
            {
                if (name != Template) json.WriteString(name, Redaction.Of(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }

            json.WriteEndObject();
            if (Failure is not null) json.WriteString("error", Redaction.Of(Failure.ToString()));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    // What a log quotes comes from outside: a line break in it must not look like another entry.
    private static string OneLine(string text) => text.AsSpan().ContainsAny('\r', '\n') ? text.ReplaceLineEndings(" ") : text;
}
