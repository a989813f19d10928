namespace Windhover.Cli;

/// <summary>What a demo is asked for.</summary>
/// <param name="Url">Where to listen.</param>
/// <param name="DataFolder">Where logs and stores are kept; null for a temporary folder.</param>
/// <param name="Days">Quiet days to learn from.</param>
/// <param name="Seed">Seed of the simulation.</param>
/// <param name="Speed">How many times faster than real time the live day goes.</param>
internal sealed record DemoOptions(string Url, string? DataFolder, int Days, long Seed, double Speed)
{
    /// <summary>What is wrong with it, in one line; null when nothing is.</summary>
    public string? Problem()
    {
        if (Days is < 1 or > 365) return "--days is a number from 1 to 365";
        if (Speed is not (>= 1 and <= 10_000)) return "--speed is a number from 1 to 10000";
        return DataFolder is not null && Directory.Exists(DataFolder) && Directory.EnumerateFileSystemEntries(DataFolder).Any()
            ? $"--data must be an empty or a new folder; {DataFolder} holds something"
            : null;
    }
}
