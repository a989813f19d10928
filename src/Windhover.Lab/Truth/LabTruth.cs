using System.Text.Json;

namespace Windhover.Lab.Truth;

/// <summary>What a <c>truth.json</c> says: which attacks and look-alikes there really were.</summary>
public sealed record LabTruth
{
    /// <summary>Days simulated.</summary>
    public required int Days { get; init; }

    /// <summary>The set that the estate is of; a file that does not say is of the tuning set.</summary>
    public LabSet Set { get; init; }

    /// <summary>The attacks.</summary>
    public required IReadOnlyList<TruthStory> Attacks { get; init; }

    /// <summary>The benign look-alikes.</summary>
    public required IReadOnlyList<TruthStory> Twins { get; init; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It is not a truth file; the message says what is wrong.</exception>
    public static LabTruth Read(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var set = root.TryGetProperty("set", out var named) ? LabOptions.ParseSet(named.GetString()!) : LabSet.Tuning;
            return new LabTruth { Days = root.GetProperty("days").GetInt32(), Set = set, Attacks = Stories(root, "attacks"), Twins = Stories(root, "twins") };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or IOException)
        {
            throw new InvalidDataException($"{path}: not a truth file: {broken.Message}", broken);
        }
    }

    private static IReadOnlyList<TruthStory> Stories(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(s => new TruthStory(
        s.GetProperty("id").GetString()!,
        s.GetProperty("kind").GetString()!,
        s.GetProperty("start").GetInt64(),
        s.GetProperty("end").GetInt64(),
        [.. s.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("id").GetString()!)])
    {
        HeldOut = s.TryGetProperty("held_out", out var held) && held.GetBoolean(),
        Slow = s.TryGetProperty("pace", out var pace) && pace.GetString() == "slow",
    })];
}
