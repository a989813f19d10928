using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Windhover.Lab;

namespace Windhover.Tests.Lab;

/// <summary>One flow record; fields that the format lacks are "-".</summary>
internal readonly record struct FlowRow(Dictionary<string, int> Names, string[] Fields)
{
    public string this[string name] => Names.TryGetValue(name, out var index) ? Fields[index] : "-";
}

/// <summary>Small runs that several tests look at, made once.</summary>
internal static class LabRuns
{
    public static readonly LabOptions Small = new() { Days = 3, Seed = 5, Scale = 0.2 };

    private static readonly Lazy<(IReadOnlyList<LabFile> Files, JsonElement Truth)> AllRun = new(() => Play(Small));
    private static readonly Lazy<(IReadOnlyList<LabFile> Files, JsonElement Truth)> NoneRun = new(() => Play(Small with { Attacks = [] }));

    private static readonly ConditionalWeakTable<LabFile, string> Texts = [];

    public static IReadOnlyList<LabFile> All => AllRun.Value.Files;

    public static JsonElement Truth => AllRun.Value.Truth;

    /// <summary>Files that came twice: the second name, and the first.</summary>
    public static IReadOnlyDictionary<string, string> Twice { get; } = AllRun.Value.Truth.GetProperty("duplicates").EnumerateArray().ToDictionary(d => d.GetProperty("file").GetString()!, d => d.GetProperty("of").GetString()!, StringComparer.Ordinal);

    public static IReadOnlyList<LabFile> WithoutAttacks => NoneRun.Value.Files;

    public static (IReadOnlyList<LabFile> Files, JsonElement Truth) Play(LabOptions options)
    {
        var run = new LabRun(options);
        var files = run.Play().ToList();
        return (files, JsonDocument.Parse(run.Truth()).RootElement);
    }

    public static string Text(LabFile file) => Texts.GetValue(file, Read);

    private static string Read(LabFile file)
    {
        if (!file.Path.EndsWith(".gz", StringComparison.Ordinal)) return Encoding.UTF8.GetString(file.Content);
        using var gzip = new GZipStream(new MemoryStream(file.Content), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static bool IsFlow(LabFile f) => f.Path.Contains("/vpcflowlogs/", StringComparison.Ordinal);

    public static bool IsTrail(LabFile f) => f.Path.Contains("/CloudTrail/", StringComparison.Ordinal);

    public static bool IsZeek(LabFile f) => f.Path.StartsWith("zeek/", StringComparison.Ordinal);

    public static bool IsAzure(LabFile f) => f.Path.StartsWith("insights-logs", StringComparison.Ordinal);

    /// <summary>The records of a file of any format, each as one text that is equal only for equal records.</summary>
    public static IEnumerable<string> Records(LabFile file)
    {
        var text = Text(file);
        if (IsFlow(file)) return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        if (IsZeek(file)) return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#');
        var json = JsonDocument.Parse(text).RootElement;
        return IsTrail(file) ? json.GetProperty("Records").EnumerateArray().Select(r => r.GetRawText()) : Tuples(json);
    }

    /// <summary>The records of all flow files, by field name.</summary>
    public static IEnumerable<FlowRow> Flows(IEnumerable<LabFile> files)
    {
        foreach (var file in files.Where(IsFlow))
        {
            var lines = Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var names = lines[0].Split(' ').Index().ToDictionary(p => p.Item, p => p.Index, StringComparer.Ordinal);
            foreach (var line in lines.Skip(1)) yield return new(names, line.Split(' '));
        }
    }

    private static IEnumerable<string> Tuples(JsonElement json) =>
        from record in json.GetProperty("records").EnumerateArray()
        from flow in record.GetProperty("flowRecords").GetProperty("flows").EnumerateArray()
        from grouped in flow.GetProperty("flowGroups").EnumerateArray()
        from tuple in grouped.GetProperty("flowTuples").EnumerateArray()
        select grouped.GetProperty("rule").GetString() + " " + tuple.GetString();
}
