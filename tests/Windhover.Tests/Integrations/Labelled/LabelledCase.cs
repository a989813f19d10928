using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Testing.Sources;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>One record of the labelled cases beside the repository, as another product keeps it.</summary>
/// <param name="Name">Rule and case.</param>
/// <param name="Log">The record.</param>
internal sealed record LabelledCase(string Name, JsonElement Log)
{
    private const string Folder = "labelled-single-events";

    /// <summary>Whether the cases are there.</summary>
    public static bool AreHere => RepositoryTree.SharedData(Folder) is not null;

    /// <summary>The record as a file of one line.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Log.GetRawText() + "\n");

    /// <summary>The record as a file of one line; where none of a table's paths has a time, which a record cannot do without, one stands under the first of them, or where the table says.</summary>
    public byte[] BytesWithTime(IReadOnlyList<string> paths, string given)
    {
        if ((paths.Count == 0 && given.Length == 0) || JsonPath.First(Log, paths).Any(LabelledTime.IsReadable)) return Bytes;
        var log = JsonNode.Parse(Log.GetRawText())!.AsObject();
        var at = log;
        if (given.Length == 0) given = paths[0];
        var names = Log.TryGetProperty(given, out _) ? [given] : given.Split('.');
        foreach (var name in names[..^1])
        {
            if (at[name] is not JsonObject) at[name] = new JsonObject();
            at = at[name]!.AsObject();
        }

        at[names[^1]] = "2026-03-02T10:00:00Z";
        return Encoding.UTF8.GetBytes(log.ToJsonString() + "\n");
    }

    /// <summary>Every log type that has cases of rules.</summary>
    public static IEnumerable<string> LogTypes() =>
        Directory.EnumerateFiles(RepositoryTree.SharedData(Folder)!, "rule.*.jsonl").Select(f => Path.GetFileNameWithoutExtension(f)["rule.".Length..]).Order(StringComparer.Ordinal);

    /// <summary>The cases of a log type.</summary>
    public static IReadOnlyList<LabelledCase> Of(string logType)
    {
        var cases = new List<LabelledCase>();
        foreach (var line in File.ReadLines(Path.Combine(RepositoryTree.SharedData(Folder)!, $"rule.{logType}.jsonl")))
        {
            using var parsed = JsonDocument.Parse(line);
            var root = parsed.RootElement;
            cases.Add(new LabelledCase($"{root.GetProperty("rule").GetString()} / {root.GetProperty("case").GetString()}", root.GetProperty("log").Clone()));
        }

        return cases;
    }
}
