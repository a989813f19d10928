using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Windhover.Testing.Sources;

namespace Windhover.FunctionalTests.Browser;

/// <summary>The samples of every source again and again, each time with a script in another field: what somebody writes who knows that a console will show it.</summary>
internal static partial class HostileSamples
{
    /// <summary>Runs where it is taken for a part of the page; no blank and no quote in it, so that it passes for one word of a line.</summary>
    public const string Script = "<svg/onload=window.pwned=1><script>window.pwned=2</script>";

    private const int MostLines = 2;

    /// <summary>Writes them below a folder, a folder for each source.</summary>
    /// <returns>How many fields were replaced.</returns>
    public static int Write(string folder)
    {
        var fields = 0;
        foreach (var sample in SourceSamples.All.Where(s => s.InputPath.EndsWith(".json", StringComparison.Ordinal) || s.InputPath.EndsWith(".jsonl", StringComparison.Ordinal) || s.InputPath.EndsWith(".log", StringComparison.Ordinal) || s.InputPath.EndsWith(".csv", StringComparison.Ordinal)))
        {
            var text = Encoding.UTF8.GetString(sample.Bytes());
            List<string> variants = [.. (Json(text) ?? Lines(text)).Select(Renamed)];
            fields += variants.Count;
            var path = Path.Combine(folder, sample.Source.Descriptor.Name, Path.GetFileName(sample.InputPath).Replace(".in.", ".", StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Join('\n', Heading(text).Concat(variants)) + "\n");
        }

        return fields;
    }

    // A record whose id was there before is a copy of it: each gets ids of its own.
    private static string Renamed(string record, int number) => Id().Replace(record, id => id.Value[..^5] + number.ToString("d5", CultureInfo.InvariantCulture));

    [GeneratedRegex("(?<![\\w.:/-])(?=[\\w-]*[0-9])(?!20[0-9]{2}-)[A-Za-z0-9-]{16,40}(?![\\w.:/-])")]
    private static partial Regex Id();

    // A heading tells the columns: it stays, once.
    private static IEnumerable<string> Heading(string text)
    {
        if (text.TrimStart() is ['{' or '[', ..]) return [];
        var lines = text.Split('\n');
        return lines[0].StartsWith('#') ? lines.TakeWhile(l => l.StartsWith('#')) : lines.Take(1);
    }

    private static List<string>? Json(string text)
    {
        if (text.TrimStart() is not ['{' or '[', ..]) return null;
        try
        {
            return [.. Documents(text).Take(MostLines * 2).SelectMany(Variants)];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Documents(string text)
    {
        try
        {
            using var whole = JsonDocument.Parse(text);
            return [text];
        }
        catch (JsonException)
        {
            return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.TrimStart().StartsWith('{'));
        }
    }

    private static IEnumerable<string> Variants(string document)
    {
        var count = Leaves(JsonNode.Parse(document)!).Count;
        for (var i = 0; i < count; i++)
        {
            var copy = JsonNode.Parse(document)!;
            Leaves(copy)[i].ReplaceWith(Script);
            yield return copy.ToJsonString();
        }
    }

    private static List<JsonNode> Leaves(JsonNode node) => node switch
    {
        JsonObject map => [.. map.Select(p => p.Value).OfType<JsonNode>().SelectMany(Leaves)],
        JsonArray list => [.. list.Take(MostLines).OfType<JsonNode>().SelectMany(Leaves)],
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.Parent is not null => [node],
        _ => [],
    };

    private static IEnumerable<string> Lines(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')).TakeLast(MostLines))
        {
            var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(',', StringComparison.Ordinal) && !line.Contains(", ", StringComparison.Ordinal) ? ',' : ' ';
            var words = line.Split(separator);
            for (var i = 0; i < words.Length; i++) yield return string.Join(separator, words.Select((word, at) => at == i ? Script : word));
        }
    }
}
