using Windhover.Core.Detection;

namespace Windhover.Core.Investigation;

/// <summary>Something that is known, and from where. Every sentence of an account rests on facts.</summary>
public sealed record Fact
{
    /// <summary>Its name within the investigation: f1, f2, …</summary>
    public required string Id { get; init; }

    /// <summary>What is known, in a sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The query that shows it.</summary>
    public required FactQuery Query { get; init; }

    /// <summary>Ids of the alerts that it comes from, the first 20; may be none.</summary>
    public IReadOnlyList<string> Alerts { get; init; } = [];

    /// <summary>Raw records that show it; at most 8.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}
