using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Windhover.Core.Events;

namespace Windhover.Testing.Sources;

/// <summary>
/// Everything in an <see cref="EventBuffer"/> as stable, indented JSON, to be compared with a golden file: only fields that are set, symbols and addresses as
/// text, times as ISO-8601 UTC with milliseconds, and the offset of the record that each came from.
/// </summary>
public static class EventText
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text, ended by a line feed.</summary>
    public static string Of(EventBuffer events)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("network");
            foreach (ref readonly var flow in events.Network) NetworkText.Write(json, events.Symbols, flow);
            json.WriteEndArray();
            json.WriteStartArray("actors");
            foreach (ref readonly var activity in events.Actors) ActorText.Write(json, events, activity);
            json.WriteEndArray();
            json.WriteStartArray("facts");
            foreach (ref readonly var fact in events.Facts) Fact(json, events.Symbols, fact);
            json.WriteEndArray();
            Notes(json, "ignored", events.Ignored);
            Notes(json, "rejected", events.Rejected);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>Epoch milliseconds as ISO-8601 in UTC; the number itself where it is beyond what a calendar holds.</summary>
    internal static string Time(long epochMilliseconds) => epochMilliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999
        ? DateTimeOffset.FromUnixTimeMilliseconds(epochMilliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        : epochMilliseconds.ToString(CultureInfo.InvariantCulture);

    internal static void Text(this Utf8JsonWriter json, string name, string value)
    {
        if (value.Length > 0) json.WriteString(name, value);
    }

    internal static void Number(this Utf8JsonWriter json, string name, long value)
    {
        if (value != 0) json.WriteNumber(name, value);
    }

    internal static void Choice<T>(this Utf8JsonWriter json, string name, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default)) json.WriteString(name, value.ToString());
    }

    private static void Fact(Utf8JsonWriter json, SymbolTable symbols, in EntityFact fact)
    {
        json.WriteStartObject();
        json.WriteString("time", Time(fact.Time));
        json.WriteString("kind", fact.Kind.ToString());
        json.Text("subject", symbols.Text(fact.Subject));
        json.Text("object", symbols.Text(fact.Object));
        json.Text(fact.Kind is EntityFactKind.TagSet or EntityFactKind.TagGoneOfValue ? "value" : "network", symbols.Text(fact.Network));
        json.Text("address", fact.Address.ToString());
        json.WriteNumber("offset", fact.Record.Offset);
        json.WriteEndObject();
    }

    private static void Notes(Utf8JsonWriter json, string name, List<RecordNote> notes)
    {
        json.WriteStartArray(name);
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("reason", note.Reason);
            json.WriteNumber("offset", note.Record.Offset);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
