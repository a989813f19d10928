using System.Text;
using System.Text.Json;
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

    /// <summary>The record as a file of one line; where none of a table's paths has a time, which a record cannot do without, one stands under the first of them.</summary>
    public byte[] BytesWithTime(IReadOnlyList<string> paths) =>
        paths.Count == 0 || paths[0].Contains('.', StringComparison.Ordinal) || Log.TryGetProperty(paths[0], out _) || JsonPath.First(Log, paths).Count > 0
            ? Bytes
            : Encoding.UTF8.GetBytes($"{{\"{paths[0]}\":\"2026-03-02T10:00:00Z\",{Log.GetRawText().TrimStart()[1..]}\n");

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
