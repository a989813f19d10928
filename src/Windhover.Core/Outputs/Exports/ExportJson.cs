using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Windhover.Core.Outputs.Exports;

/// <summary>Writes the JSON formats: indented, LF, and with markup and characters that nobody sees escaped, whoever looks at it.</summary>
internal static class ExportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(Visible()) };

    // What turns the direction of text around, or has no width, would show a reader something else than what is there.
    private static TextEncoderSettings Visible()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidCharacters([.. Enumerable.Range(0, char.MaxValue + 1).Select(code => (char)code).Where(c => char.GetUnicodeCategory(c) == UnicodeCategory.Format)]);
        return settings;
    }

    /// <summary>The bytes that are written, with a line end after them.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) write(json);
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>A member that is left out when the text is empty.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, string text)
    {
        if (text.Length > 0) json.WriteString(name, text);
    }

    /// <summary>A member that is a list of texts, left out when there is none.</summary>
    public static void Optional(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        string[] all = [.. texts];
        if (all.Length == 0) return;
        json.WriteStartArray(name);
        foreach (var text in all) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>A member that is a list of objects, left out when there is none.</summary>
    public static void Optional<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> writeMembers)
    {
        T[] all = [.. items];
        if (all.Length == 0) return;
        json.WriteStartArray(name);
        foreach (var item in all)
        {
            json.WriteStartObject();
            writeMembers(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
