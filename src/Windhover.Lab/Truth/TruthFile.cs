using System.Text.Json;

namespace Windhover.Lab.Truth;

/// <summary>Writes <c>truth.json</c>: what was staged, on whom, when, and which records it left.</summary>
internal static class TruthFile
{
    public static byte[] Render(LabOptions options, IEnumerable<Story> stories, IEnumerable<ChangeNote> changes, IEnumerable<DuplicateFile> duplicates)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", options.Seed);
            json.WriteString("set", options.Set == LabSet.Report ? "report" : "tuning");
            json.WriteString("start", options.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("days", options.Days);
            json.WriteNumber("scale", options.Scale);
            json.WriteNumber("learning_days", options.QuietDays);
            var happened = stories.Where(s => s.Records.Count > 0).OrderBy(s => s.Start).ThenBy(s => s.Id, StringComparer.Ordinal).ToList();
            List(json, "attacks", happened.Where(s => !s.Twin));
            List(json, "twins", happened.Where(s => s.Twin));
            Changes(json, options, changes.OrderBy(c => c.Day).ThenBy(c => c.Kind, StringComparer.Ordinal));
            Duplicates(json, duplicates.OrderBy(d => d.File, StringComparer.Ordinal));
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
            json.WriteBoolean("held_out", s.HeldOut);
            json.WriteString("pace", s.Slow ? "slow" : "burst");
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

    private static void Changes(Utf8JsonWriter json, LabOptions options, IEnumerable<ChangeNote> changes)
    {
        var begin = new DateTimeOffset(options.Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        json.WriteStartArray("changes");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("kind", change.Kind);
            json.WriteString("text", change.Text);
            json.WriteNumber("day", change.Day);
            json.WriteNumber("until_day", change.Until);
            json.WriteNumber("start", begin + change.Day * 86_400_000L);
            json.WriteNumber("end", begin + (change.Until + 1) * 86_400_000L);
            Entities(json, "entities", change.Entities);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Duplicates(Utf8JsonWriter json, IEnumerable<DuplicateFile> duplicates)
    {
        json.WriteStartArray("duplicates");
        foreach (var duplicate in duplicates)
        {
            json.WriteStartObject();
            json.WriteString("file", duplicate.File);
            json.WriteString("of", duplicate.Of);
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
