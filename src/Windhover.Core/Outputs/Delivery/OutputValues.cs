using System.Globalization;
using System.Text.Json.Nodes;
using Windhover.Core.Entities;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>What a template may ask for.</summary>
public static class OutputValues
{
    private const int MostEntities = 10;

    /// <summary>The names of values.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Of(OutputSamples.Test("", "", 0)).Keys];

    /// <summary>The values of a message, cleaned of control characters and not escaped: where they go decides how.</summary>
    public static IReadOnlyDictionary<string, JsonNode?> Of(OutputMessage message)
    {
        var incident = message.Incident;
        return new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["output"] = message.Output,
            ["key"] = message.Key,
            ["message_id"] = message.MessageId,
            ["changes"] = Texts(message.Changes.Select(c => Snake(c))),
            ["headline"] = Headline(message),
            ["notes"] = OutputText.Lines(string.Join('\n', message.Notes), 2000),
            ["more"] = More(message),
            ["url"] = message.Url,
            ["is_test"] = message.IsTest,
            ["incident.id"] = OutputText.OneLine(incident.IncidentId, 100),
            ["incident.title"] = OutputText.OneLine(incident.Title, 300),
            ["incident.severity"] = Snake(incident.Severity),
            ["incident.verdict"] = Snake(incident.Verdict),
            ["incident.status"] = Snake(incident.Status),
            ["incident.score"] = Math.Round(incident.Score, 1),
            ["incident.summary"] = OutputText.Lines(incident.Summary, 4000),
            ["incident.entities"] = Texts(EntityNames(incident.Entities)),
            ["incident.attacks"] = Texts(incident.Attacks.Select(a => a.Technique)),
            ["incident.alerts"] = incident.Alerts.Count,
            ["incident.start_time"] = Time(incident.StartTime),
            ["incident.end_time"] = Time(incident.EndTime),
            ["incident.detected_at"] = Time(incident.DetectedAt),
        };
    }

    /// <summary>What happened, in a few words.</summary>
    public static string Headline(OutputMessage message) => message.Changes[^1] switch
    {
        OutputChange.Told => "New incident",
        OutputChange.SeverityRose => "More severe",
        OutputChange.VerdictChanged => "New verdict",
        OutputChange.Merged => "Part of another incident",
        OutputChange.Closed => "Closed",
        OutputChange.Reopened => "Opened again",
        OutputChange.ActionProposed => "Action proposed",
        OutputChange.ActionApplied => "Action applied",
        _ => "Test",
    };

    /// <summary>The name of a value as the interface writes it.</summary>
    public static string Snake<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>A time as RFC 3339 writes it.</summary>
    public static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static string More(OutputMessage message)
    {
        if (message.Folded.Count == 0) return "";
        var named = message.Folded.Take(5).Select(f => $"{Snake(f.Severity)}: {OutputText.OneLine(f.Title, 100)}");
        return $"And {message.Folded.Count} more new incidents:\n{string.Join('\n', named)}{(message.Folded.Count > 5 ? "\n…" : "")}";
    }

    private static IEnumerable<string> EntityNames(IReadOnlyList<EntityRef> entities) =>
        entities.Take(MostEntities).Select(e => OutputText.OneLine(e.Name, 100)).Concat(entities.Count > MostEntities ? [$"and {entities.Count - MostEntities} more"] : []);

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode?)t)]);
}
