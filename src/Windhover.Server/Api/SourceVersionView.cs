using Windhover.Server.Sources;
using Windhover.Server.Versions;

namespace Windhover.Server.Api;

/// <summary>One version of a source.</summary>
/// <param name="Version">Counts from 1.</param>
/// <param name="Time">When it was saved, epoch milliseconds.</param>
/// <param name="Who">Who saved it; "" where it was found changed on the disk.</param>
/// <param name="Why">Why, in their words; "" where they said nothing.</param>
/// <param name="IsRemoved">True when the source was removed by it.</param>
/// <param name="IsPaused">True when it rested then.</param>
/// <param name="Collector">Name of its collector; "" where it was removed.</param>
/// <param name="Settings">What was set and no secret.</param>
/// <param name="Secrets">Which secrets were set.</param>
public sealed record SourceVersionView(int Version, long Time, string Who, string Why, bool IsRemoved, bool IsPaused, string Collector, IReadOnlyDictionary<string, string> Settings, IReadOnlyList<string> Secrets)
{
    internal static SourceVersionView Of(FileVersion version)
    {
        var source = SourceLibrary.Read(version);
        return new(version.Version, version.Time, version.Who, version.Why, source is null, source?.IsPaused == true, source?.Collector ?? "", source?.Settings ?? new Dictionary<string, string>(), [.. source?.Secrets.Keys ?? []]);
    }
}
