using System.Text.Json.Serialization;

namespace Windhover.Server.Sources;

/// <summary>A source that was set up in the console, as it lies on the disk.</summary>
internal sealed record SavedSource
{
    /// <summary>Name of its collector.</summary>
    [JsonRequired]
    public string Collector { get; init; } = "";

    /// <summary>True while it rests.</summary>
    public bool IsPaused { get; init; }

    /// <summary>What is set and no secret, by setting.</summary>
    [JsonRequired]
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Secrets by setting, sealed; in the history, where they stand no more, with "" each.</summary>
    [JsonRequired]
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}
