using System.Text.Json;

namespace Windhover.Lab.Truth;

/// <summary>Writes <c>truth.json</c>: what was staged, on whom, when, and which records it left.</summary>
internal static class TruthFile
{
    public static byte[] Render(LabOptions options, IEnumerable<Story> stories)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", options.Seed);
            json.WriteString("start", options.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("days", options.Days);
            json.WriteNumber("scale", options.Scale);
            json.WriteNumber("learning_days", options.QuietDays);
            var happened = stories.Where(s => s.Records.Count > 0).OrderBy(s => s.Start).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
            List(json, "attacks", happened.Where(s => !s.Twin));
            List(json, "twins", happened.Where(s => s.Twin));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<Story> stories)
    {
        json.WriteStartArray(name);
        foreach (var s in stories)
        {
            json.WriteStartObject();
            json.WriteString("id", s.Id);
            json.WriteString("kind", s.Kind);
            json.WriteString("text", s.Text);
            json.WriteNumber("start", s.Start);
            json.WriteNumber("end", s.End);
            json.WriteNumber("stealth", s.Stealth);
            Entities(json, "entities", s.Entities);
            Entities(json, "related", s.Related);
            Strings(json, "addresses", s.Addresses);
            Strings(json, "techniques", s.Techniques);
            json.WriteStartArray("records");
            foreach (var (file, records) in s.Records)
            {
                json.WriteStartObject();
                json.WriteString("file", file);
                json.WriteNumber("count", records.Count);
                if (records.Ids.Count > 0) Strings(json, "ids", records.Ids);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("twin", s.Twin);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Entities(Utf8JsonWriter json, string name, IEnumerable<StoryEntity> entities)
    {
        json.WriteStartArray(name);
        foreach (var e in entities)
        {
            json.WriteStartObject();
            json.WriteString("type", e.Type);
            json.WriteString("id", e.Id);
            json.WriteString("name", e.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
