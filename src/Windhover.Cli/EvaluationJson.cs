using System.Text.Json;
using Windhover.Core.Incidents;

namespace Windhover.Cli;

/// <summary>
/// Writes an evaluation as one JSON object: <c>days</c>, <c>attacks</c>, <c>found</c>, <c>recall</c>, <c>incidents</c>, <c>true_incidents</c>, <c>precision</c>, <c>twins</c>, <c>twins_raised</c>,
/// <c>others</c>, <c>others_a_day</c>, <c>most_others_on_one_day</c>, <c>minutes_to_detect</c> (by pace: <c>median</c>, <c>p90</c>), <c>families</c> and <c>stories</c>. Shares are 0–1, null where nothing was measured.
/// </summary>
internal static class EvaluationJson
{
    /// <summary>Writes it, with a line feed at the end.</summary>
    public static void Write(Stream output, Evaluation evaluation)
    {
        using (var json = new Utf8JsonWriter(output, new() { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteNumber("days", evaluation.Days);
            json.WriteNumber("attacks", evaluation.Attacks.Count);
            json.WriteNumber("found", evaluation.Found);
            Number(json, "recall", evaluation.Recall);
            json.WriteNumber("incidents", evaluation.Incidents);
            json.WriteNumber("true_incidents", evaluation.True);
            Number(json, "precision", evaluation.Precision);
            json.WriteNumber("twins", evaluation.Twins.Count);
            json.WriteNumber("twins_raised", evaluation.Twins.Count(t => t.Incidents.Count > 0));
            json.WriteNumber("others", evaluation.Others.Count);
            Number(json, "others_a_day", (double)evaluation.Others.Count / evaluation.Days);
            json.WriteNumber("most_others_on_one_day", evaluation.MostADay);
            Paces(json, evaluation);
            Families(json, evaluation);
            json.WriteStartArray("stories");
            foreach (var (story, found) in evaluation.Attacks) Story(json, story, "attack", found);
            foreach (var (story, found) in evaluation.Twins) Story(json, story, "benign twin", found);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Paces(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.WriteStartObject("minutes_to_detect");
        foreach (var pace in evaluation.Attacks.GroupBy(a => a.Story.Pace).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject(pace.Key);
            Number(json, "median", Evaluation.Minutes(pace, 0.5));
            Number(json, "p90", Evaluation.Minutes(pace, 0.9));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Families(Utf8JsonWriter json, Evaluation evaluation)
    {
        json.WriteStartArray("families");
        foreach (var family in evaluation.Attacks.GroupBy(a => a.Story.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var found = family.Count(a => a.Incidents.Count > 0);
            json.WriteStartObject();
            json.WriteString("family", family.Key);
            json.WriteBoolean("held_out", family.Any(a => a.Story.HeldOut));
            json.WriteNumber("attacks", family.Count());
            json.WriteNumber("found", found);
            Number(json, "recall", (double)found / family.Count());
            Number(json, "median_minutes", Evaluation.Minutes(family, 0.5));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Story(Utf8JsonWriter json, EvaluationStory story, string label, IReadOnlyList<Incident> found)
    {
        json.WriteStartObject();
        json.WriteString("id", story.Id);
        json.WriteString("family", story.Kind);
        json.WriteString("label", label);
        json.WriteStartArray("incidents");
        foreach (var incident in found) json.WriteStringValue(incident.IncidentId);
        json.WriteEndArray();
        Number(json, "best_score", found.Count == 0 ? null : found.Max(i => i.Score));
        Number(json, "minutes", found.Count == 0 ? null : Evaluation.Minutes(story, found));
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known) json.WriteNumber(name, Math.Round(known, 4));
        else json.WriteNull(name);
    }
}
