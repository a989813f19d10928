using System.Text.Json;
using Windhover.Core.Detection.Rules.Tuning;

namespace Windhover.Core.Running;

/// <summary>Writes <c>stats.json</c>: every unit read is an event, ignored with a reason, or a dead letter with a reason and its first places.</summary>
internal static class StatsText
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Write(RunTally tally, int entities, IReadOnlyList<SkippedFile> skipped, IReadOnlyDictionary<string, string> addressData, IReadOnlyList<SuppressedCount> suppressed)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("lines", tally.Events + tally.Ignored + tally.DeadLetters);
            WriteEvents(json, tally);
            WriteReasons(json, "ignored", tally.Ignored, tally, s => s.Ignored);
            WriteReasons(json, "dead_letters", tally.DeadLetters, tally, s => s.DeadLetters);
            json.WriteNumber("entities", entities);
            WriteTime(json, "first_event", tally.FirstEvent);
            WriteTime(json, "last_event", tally.LastEvent);
            WriteSkipped(json, skipped);
            WriteSuppressed(json, suppressed);
            json.WriteStartObject("address_data");
            foreach (var (name, version) in addressData.OrderBy(v => v.Key, StringComparer.Ordinal)) json.WriteString(name, version);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void WriteEvents(Utf8JsonWriter json, RunTally tally)
    {
        json.WriteStartObject("events");
        json.WriteNumber("total", tally.Events);
        json.WriteStartObject("sources");
        foreach (var (name, source) in tally.Sources)
        {
            json.WriteStartObject(name);
            json.WriteNumber("total", source.Events);
            json.WriteNumber("files", source.Files);
            json.WriteNumber("late", source.Late);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReasons(Utf8JsonWriter json, string name, long total, RunTally tally, Func<SourceTally, SortedDictionary<string, ReasonTally>> reasons)
    {
        json.WriteStartObject(name);
        json.WriteNumber("total", total);
        json.WriteStartObject("sources");
        foreach (var (sourceName, source) in tally.Sources)
        {
            if (reasons(source).Count == 0) continue;
            json.WriteStartObject(sourceName);
            json.WriteNumber("total", reasons(source).Values.Sum(r => r.Count));
            json.WriteStartArray("reasons");
            foreach (var (reason, count) in reasons(source)) WriteReason(json, reason, count);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteReason(Utf8JsonWriter json, string reason, ReasonTally count)
    {
        json.WriteStartObject();
        json.WriteString("reason", reason);
        json.WriteNumber("count", count.Count);
        json.WriteStartArray("first");
        foreach (var place in count.Places)
        {
            json.WriteStartObject();
            json.WriteString("file", place.File);
            json.WriteNumber("offset", place.Offset);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSkipped(Utf8JsonWriter json, IReadOnlyList<SkippedFile> skipped)
    {
        json.WriteStartArray("skipped_files");
        foreach (var file in skipped)
        {
            json.WriteStartObject();
            json.WriteString("file", file.File);
            json.WriteString("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuppressed(Utf8JsonWriter json, IReadOnlyList<SuppressedCount> suppressed)
    {
        json.WriteStartArray("suppressed");
        foreach (var count in suppressed)
        {
            json.WriteStartObject();
            json.WriteString("models", count.Models);
            json.WriteString("entities", count.Entities);
            json.WriteString("reason", count.Reason);
            json.WriteString("who", count.Who);
            WriteTime(json, "until", count.Until ?? 0);
            json.WriteNumber("alerts", count.Alerts);
            WriteTime(json, "last_time", count.LastTime ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, long time)
    {
        if (time == 0) json.WriteNull(name);
        else json.WriteNumber(name, time);
    }
}
