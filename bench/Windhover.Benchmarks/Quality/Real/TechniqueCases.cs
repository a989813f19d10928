using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Core.Detection;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Recorded detonations of single techniques, each after the same benign history: a copy whose times are moved by whole days, to the day after it.</summary>
internal static class TechniqueCases
{
    private const string Name = "aws-cloudtrail-by-technique";

    /// <summary>Replays each, and writes the table.</summary>
    public static string Run(History history, string work, Action<string> log)
    {
        if (SharedData.Folder(Name) is not { } folder)
        {
            log($"../shared/data/{Name} is not here: left out");
            return $"### Single techniques\n\nLeft out: `../shared/data/{Name}` is not here.\n";
        }

        var table = new Table("technique", "records", "in an incident", "models", "learned");
        var (all, model, learned) = (0, 0, 0);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var copy = Path.Combine(work, Path.GetFileName(path));
            File.WriteAllBytes(copy, Moved(path, history.End, out var records));
            var alerts = history.GoOn([copy], out _, inIncidents: true);
            File.Delete(copy);
            string[] models = [.. alerts.Where(a => a.Kind == AlertKind.Model).Select(a => a.Model).Distinct()];
            string[] kinds = [.. alerts.Where(a => a.Kind == AlertKind.Learned).Select(a => a.Model).Distinct()];
            table.Add(Path.GetFileNameWithoutExtension(path)["aws.".Length..], records, alerts.Count > 0 ? "yes" : "**no**", string.Join(", ", models), string.Join(", ", kinds));
            all += alerts.Count > 0 ? 1 : 0;
            model += models.Length > 0 ? 1 : 0;
            learned += kinds.Length > 0 ? 1 : 0;
        }

        var text = new StringBuilder("### Single techniques (recorded, `aws-cloudtrail-by-technique`) after a benign simulated history\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{all} of {table.Rows.Count} in an incident**; {model} by a model, {learned} by a learned signal. Times are moved by whole days; accounts and names are as recorded, so the actors are new on that day.\n\n");
        return text.Append(table).ToString();
    }

    private static byte[] Moved(string path, DateTimeOffset end, out int records)
    {
        var all = JsonNode.Parse(File.ReadAllBytes(path))!.AsArray();
        records = all.Count;
        var first = all.Min(r => Time(r!));
        var days = (end.Date - first.UtcDateTime.Date).Days;
        foreach (var record in all) record!["eventTime"] = Time(record).AddDays(days).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToUtf8Bytes(all);
    }

    private static DateTimeOffset Time(JsonNode record) => DateTimeOffset.Parse(record["eventTime"]!.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
