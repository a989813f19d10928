namespace Windhover.Server.Api;

/// <summary>One model with its text, its samples and what it did.</summary>
public sealed record ModelDetail
{
    /// <summary>The short form.</summary>
    public required ModelSummary Model { get; init; }

    /// <summary>The file as it is written.</summary>
    public required string Yaml { get; init; }

    /// <summary>True when it asks whether something is unusual for whoever does it.</summary>
    public required bool AsksPatternOfLife { get; init; }

    /// <summary>What to do next when it fires.</summary>
    public required IReadOnlyList<string> NextSteps { get; init; }

    /// <summary>Free words to find it by.</summary>
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>Its samples, run just now.</summary>
    public required IReadOnlyList<ModelSampleView> Samples { get; init; }

    /// <summary>What it did in the last 30 days.</summary>
    public required ModelFirings Fired { get; init; }
}
