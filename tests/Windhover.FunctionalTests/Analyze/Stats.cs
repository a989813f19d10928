using System.Text.Json;
using Shouldly;

namespace Windhover.FunctionalTests.Analyze;

/// <summary><c>stats.json</c> as a reader of it sees it.</summary>
internal sealed class Stats
{
    private readonly JsonElement root;

    private Stats(JsonElement root) => this.root = root;

    /// <summary>Units read.</summary>
    public long Lines => root.GetProperty("lines").GetInt64();

    /// <summary>Units that became events.</summary>
    public long Events => Total("events");

    /// <summary>Units that are no event.</summary>
    public long Ignored => Total("ignored");

    /// <summary>Units that could not be read.</summary>
    public long DeadLetters => Total("dead_letters");

    /// <summary>Entities.</summary>
    public long Entities => root.GetProperty("entities").GetInt64();

    /// <summary>Files and folders that could not be read at all, with the reason.</summary>
    public IReadOnlyList<(string File, string Reason)> Skipped =>
        [.. root.GetProperty("skipped_files").EnumerateArray().Select(s => (s.GetProperty("file").GetString()!, s.GetProperty("reason").GetString()!))];

    /// <summary>Reads the file and checks that it adds up.</summary>
    public static Stats Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var stats = new Stats(document.RootElement.Clone());
        stats.Lines.ShouldBe(stats.Events + stats.Ignored + stats.DeadLetters);
        foreach (var kind in (string[])["events", "ignored", "dead_letters"])
            stats.root.GetProperty(kind).GetProperty("sources").EnumerateObject().Sum(s => s.Value.GetProperty("total").GetInt64()).ShouldBe(stats.Total(kind), kind);
        return stats;
    }

    /// <summary>Units of one source.</summary>
    /// <param name="kind"><c>events</c>, <c>ignored</c> or <c>dead_letters</c>.</param>
    /// <param name="source">The source's name.</param>
    public long Of(string kind, string source) =>
        root.GetProperty(kind).GetProperty("sources").TryGetProperty(source, out var found) ? found.GetProperty("total").GetInt64() : 0;

    /// <summary>Units of one source, whatever became of them.</summary>
    public long Of(string source) => Of("events", source) + Of("ignored", source) + Of("dead_letters", source);

    /// <summary>Every place named for a reason, of any source.</summary>
    /// <param name="kind"><c>ignored</c> or <c>dead_letters</c>.</param>
    public IEnumerable<(string Reason, long Count, string File, long Offset)> Places(string kind) =>
        from source in root.GetProperty(kind).GetProperty("sources").EnumerateObject()
        from reason in source.Value.GetProperty("reasons").EnumerateArray()
        from place in reason.GetProperty("first").EnumerateArray()
        select (reason.GetProperty("reason").GetString()!, reason.GetProperty("count").GetInt64(), place.GetProperty("file").GetString()!, place.GetProperty("offset").GetInt64());

    private long Total(string kind) => root.GetProperty(kind).GetProperty("total").GetInt64();
}
