using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Server.Api;

/// <summary>What is known of an address, and from which data.</summary>
public sealed record AddressView
{
    /// <summary>The address.</summary>
    public required string Address { get; init; }

    /// <summary>What kind of place it is in.</summary>
    public required AddressClass Class { get; init; }

    /// <summary>Number of the autonomous system; 0 when not known.</summary>
    public required long Asn { get; init; }

    /// <summary>Who runs it; "" when not known.</summary>
    public required string Organisation { get; init; }

    /// <summary>ISO 3166-1 alpha-2; "" when not known.</summary>
    public required string Country { get; init; }

    /// <summary>Cloud, hosting or delivery provider; "" for none that is known.</summary>
    public required string Provider { get; init; }

    /// <summary>The provider's region; "" when not said.</summary>
    public required string Region { get; init; }

    /// <summary>All of it in words; "" when nothing is known.</summary>
    public required string Text { get; init; }

    /// <summary>Version of each data set.</summary>
    public required IReadOnlyDictionary<string, string> Data { get; init; }

    /// <summary>Whose data it is; pages that show it must say so.</summary>
    public required string Attribution { get; init; }
}
