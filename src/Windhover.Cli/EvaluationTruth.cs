using System.Text.Json;

namespace Windhover.Cli;

/// <summary>What a truth file says, with every field that measuring needs. Fields that older files lack have defaults.</summary>
internal sealed record EvaluationTruth
{
    private const long SlowFrom = 6 * 3_600_000;

    /// <summary>Days that it covers.</summary>
    public required int Days { get; init; }

    /// <summary>The attacks.</summary>
    public required IReadOnlyList<EvaluationStory> Attacks { get; init; }

    /// <summary>The benign look-alikes.</summary>
    public required IReadOnlyList<EvaluationStory> Twins { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a truth file; the message says what is wrong.</exception>
    public static EvaluationTruth Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            return new EvaluationTruth { Days = root.GetProperty("days").GetInt32(), Attacks = Stories(root, "attacks"), Twins = Stories(root, "twins") };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            throw new InvalidDataException($"{path}: not a truth file: {broken.Message}", broken);
        }
    }

    private static IReadOnlyList<EvaluationStory> Stories(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(Story)];

    private static EvaluationStory Story(JsonElement s)
    {
        var (start, end) = (s.GetProperty("start").GetInt64(), s.GetProperty("end").GetInt64());
        var (count, ids) = Records(s);
        return new EvaluationStory
        {
            Id = s.GetProperty("id").GetString()!,
            Kind = s.GetProperty("kind").GetString()!,
            Start = start,
            End = end,
            Entities = Ids(s, "entities"),
            Related = s.TryGetProperty("related", out _) ? Ids(s, "related") : [],
            Records = count,
            RecordIds = ids.Count == count ? ids : new HashSet<string>(StringComparer.Ordinal),
            Stealth = s.TryGetProperty("stealth", out var stealth) ? stealth.GetDouble() : 0,
            HeldOut = s.TryGetProperty("held_out", out var heldOut) && heldOut.ValueKind == JsonValueKind.True,
            Pace = s.TryGetProperty("pace", out var pace) ? pace.GetString()! : end - start > SlowFrom ? "slow" : "burst",
        };
    }

    private static IReadOnlyList<string> Ids(JsonElement story, string name) => [.. story.GetProperty(name).EnumerateArray().Select(e => e.GetProperty("id").GetString()!)];

    private static (int Count, HashSet<string> Ids) Records(JsonElement story)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var count = 0;
        if (!story.TryGetProperty("records", out var files)) return (0, ids);
        foreach (var file in files.EnumerateArray())
        {
            count += file.GetProperty("count").GetInt32();
            if (!file.TryGetProperty("ids", out var own)) continue;
            foreach (var id in own.EnumerateArray()) ids.Add(id.GetString()!);
        }

        return (count, ids);
    }
}
