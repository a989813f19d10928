using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Core.Detection;
using Windhover.Tests.Integrations.Labelled;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Single labelled events of many clouds and services, each after the same benign history, in which all of them are new.</summary>
internal static class LabelledEvents
{
    private const string Name = "labelled-single-events";

    /// <summary>Replays each, and writes the table.</summary>
    public static string Run(History history, string work, Action<string> log)
    {
        if (SharedData.Folder(Name) is not { } folder)
        {
            log($"../shared/data/{Name} is not here: left out");
            return $"### Single labelled events\n\nLeft out: `../shared/data/{Name}` is not here.\n";
        }

        var tables = LabelledTable.All();
        var rows = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var halves = new[] { new Tally(), new Tally() };
        var cases = new ConcurrentBag<string>();
        foreach (var path in Directory.EnumerateFiles(folder, "rule.*.jsonl").Order(StringComparer.Ordinal))
        {
            var logType = Path.GetFileNameWithoutExtension(path)["rule.".Length..];
            var tally = rows[logType] = new Tally();
            LabelledTable[] own = [.. tables.Where(t => t.LogType == logType)];
            Parallel.ForEach(File.ReadLines(path), new ParallelOptions { MaxDegreeOfParallelism = 2 }, line =>
            {
                var one = One(history, work, line, own);
                lock (halves)
                {
                    tally.Add(one);
                    halves[IsTuned(one.Rule) ? 0 : 1].Add(one);
                }

                cases.Add(string.Create(CultureInfo.InvariantCulture, $"{logType}\t{(IsTuned(one.Rule) ? "tuned" : "apart")}\t{one.Rule}\t{one.Case}\t{(one.Expected ? "should" : "should not")}\t{(one.Read ? "" : "not read")}\t{string.Join(',', one.Alerts.Select(a => a.Model).Distinct())}"));
            });
        }

        var table = new Table("log", "should raise", "raised", "share", "by a model", "learned", "should not", "raised anyway", "share", "not read");
        var all = new Tally();
        foreach (var (logType, tally) in rows)
        {
            table.Add(tally.Row(logType));
            all.Add(tally);
        }

        table.Add(all.Row("all"));
        table.Add(halves[0].Row("– cases that models may be tuned on"));
        table.Add(halves[1].Row("– cases that nobody looks at"));
        var listed = Path.Combine(Path.GetDirectoryName(work)!, "labelled-events.tsv");
        File.WriteAllLines(listed, cases.Order(StringComparer.Ordinal));
        log($"case by case: {listed}");
        return new StringBuilder("### Single labelled events (recorded and edited mocks, `labelled-single-events`) after a benign simulated history\n\n")
            .Append("Each event alone, on the day after the history, its time moved there. Models are written with half of the rules in view, parted by a hash of their names. \"Not read\": cases of which no event came (fragments, other products' logs); they count as not raised.\n\n").Append(table).ToString();
    }

    private static Outcome One(History history, string work, string line, LabelledTable[] tables)
    {
        using var parsed = JsonDocument.Parse(line);
        var root = parsed.RootElement;
        var log = root.GetProperty("log");
        var table = tables.FirstOrDefault(t => t.Where?.Holds(log, "") ?? true);
        var path = Path.Combine(work, $"case-{Guid.NewGuid():n}.json");
        File.WriteAllBytes(path, Moved(log, table, history.End.AddHours(10)));
        var alerts = history.GoOn([path], out var events);
        File.Delete(path);
        return new(root.GetProperty("rule").GetString() ?? "", root.GetProperty("case").GetString() ?? "", root.GetProperty("expected").GetBoolean(), events > 0, alerts);
    }

    // Every second rule, by the first byte of the SHA-256 of its name.
    private static bool IsTuned(string rule) => SHA256.HashData(Encoding.UTF8.GetBytes(rule))[0] % 2 == 0;

    private static byte[] Moved(JsonElement log, LabelledTable? table, DateTimeOffset to)
    {
        if (table is null) return Encoding.UTF8.GetBytes(log.GetRawText() + "\n");
        using var timed = JsonDocument.Parse(new LabelledCase("", log).BytesWithTime(table.Time, table.Given));
        var node = JsonNode.Parse(timed.RootElement.GetRawText())!;
        List<string> paths = [.. table.Time, table.Given];
        foreach (var value in paths.Where(p => p.Length > 0).SelectMany(p => JsonPath.First(timed.RootElement, [p])).Distinct().Where(LabelledTime.IsReadable)) node = Replaced(node, value, Like(value, to))!;
        return Encoding.UTF8.GetBytes(node.ToJsonString() + "\n");
    }

    // The same form as the record's own: a number of seconds or parts of them, or a text.
    private static string Like(string old, DateTimeOffset to)
    {
        if (double.TryParse(old, CultureInfo.InvariantCulture, out var number))
        {
            var whole = number > 1e17 ? to.ToUnixTimeMilliseconds() * 1_000_000 : number > 1e14 ? to.ToUnixTimeMilliseconds() * 1000 : number > 1e11 ? to.ToUnixTimeMilliseconds() : to.ToUnixTimeSeconds();
            return whole.ToString(CultureInfo.InvariantCulture);
        }

        return to.ToString(old.Contains('T', StringComparison.Ordinal) ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
    }

    private static JsonNode? Replaced(JsonNode? node, string old, string to) => node switch
    {
        JsonObject item => new JsonObject(item.Select(p => KeyValuePair.Create(p.Key, Replaced(p.Value, old, to)))),
        JsonArray list => new JsonArray([.. list.Select(n => Replaced(n, old, to))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == old => JsonValue.Create(to),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is ['{', ..] inner && inner.Contains(old, StringComparison.Ordinal) => JsonValue.Create(inner.Replace(old, to, StringComparison.Ordinal)),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number && value.ToJsonString() == old => JsonNode.Parse(to),
        _ => node?.DeepClone(),
    };

    private sealed record Outcome(string Rule, string Case, bool Expected, bool Read, IReadOnlyList<Alert> Alerts);

    private sealed class Tally
    {
        private int should, raised, byModel, byLearned, shouldNot, raisedAnyway, notRead;

        public void Add(Outcome one)
        {
            if (!one.Read) notRead++;
            var any = one.Alerts.Count > 0 ? 1 : 0;
            if (!one.Expected)
            {
                shouldNot++;
                raisedAnyway += any;
                return;
            }

            should++;
            raised += any;
            byModel += one.Alerts.Any(a => a.Kind == AlertKind.Model) ? 1 : 0;
            byLearned += one.Alerts.Any(a => a.Kind == AlertKind.Learned) ? 1 : 0;
        }

        public void Add(Tally other)
        {
            (should, raised, byModel, byLearned) = (should + other.should, raised + other.raised, byModel + other.byModel, byLearned + other.byLearned);
            (shouldNot, raisedAnyway, notRead) = (shouldNot + other.shouldNot, raisedAnyway + other.raisedAnyway, notRead + other.notRead);
        }

        public object[] Row(string title) => [title, should, raised, Share(raised, should), byModel, byLearned, shouldNot, raisedAnyway, Share(raisedAnyway, shouldNot), notRead];

        private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
    }
}
