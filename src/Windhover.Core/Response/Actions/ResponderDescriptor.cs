using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Response.Actions;

/// <summary>What a responder says of itself.</summary>
public sealed record ResponderDescriptor
{
    /// <summary>Stable name in lower case, after the vendor or the tool.</summary>
    public required string Name { get; init; }

    /// <summary>Its name, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The vendor's page on how to sign in.</summary>
    public required string Page { get; init; }

    /// <summary>What a user may set; written as those of a collection.</summary>
    public required IReadOnlyList<CollectorSetting> Settings { get; init; }
}
