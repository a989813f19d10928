namespace Windhover.Core.Ingestion.Collection;

/// <summary>What a collector says of itself.</summary>
public sealed record CollectorDescriptor
{
    /// <summary>Stable name, <c>vendor.way</c> in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Its name, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The vendor's page that describes the interface it uses.</summary>
    public required string Page { get; init; }

    /// <summary>What a user may set.</summary>
    public required IReadOnlyList<CollectorSetting> Settings { get; init; }

    /// <summary>Permissions that it needs, in the vendor's words; read-only ones as a rule.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];
}
