using System.Text;
using System.Text.Json;
using Windhover.Core.Running;

namespace Windhover.Cli;

/// <summary>Writes backtests as JSON, as docs/howto/tune-a-model.md describes it.</summary>
internal static class BacktestJson
{
    /// <summary>The document, ended by a line end.</summary>
    public static string Write(IReadOnlyList<BacktestResult> results, long events)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("events", events);
            json.WriteStartArray("models");
            foreach (var result in results) Write(json, result);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, BacktestResult result)
    {
        json.WriteStartObject();
        json.WriteString("model", result.Model);
        json.WriteNumber("alerts", result.Alerts.Count);
        Each(json, "days", result.Days, day =>
        {
            json.WriteString("day", day.Day);
            json.WriteNumber("alerts", day.Alerts);
        });
        Each(json, "entities", result.Entities, entity =>
        {
            json.WriteString("id", entity.Id);
            json.WriteString("name", entity.Name);
            json.WriteNumber("alerts", entity.Alerts);
        });
        Each(json, "first", result.Places, first =>
        {
            json.WriteString("title", first.Alert.Title);
            json.WriteNumber("time", first.Place.Time);
            json.WriteString("file", first.Place.File);
            json.WriteNumber("offset", first.Place.Offset);
            json.WriteString("record_id", first.Place.RecordId);
        });
        Each(json, "incidents", result.Incidents, incident =>
        {
            json.WriteString("incident", incident.Incident);
            json.WriteString("title", incident.Title);
            json.WriteString("effect", incident.Effect);
            json.WriteNumber("alerts", incident.Alerts);
            json.WriteStartArray("known");
            foreach (var known in incident.Known) json.WriteStringValue(known);
            json.WriteEndArray();
        });
        json.WriteEndObject();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
