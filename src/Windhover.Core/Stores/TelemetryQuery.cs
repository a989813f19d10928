using Windhover.Core.Events;
using Windhover.Core.Stores.Search;

namespace Windhover.Core.Stores;

/// <summary>Which telemetry. Conditions left out do not limit; those given must all hold.</summary>
public sealed record TelemetryQuery
{
    /// <summary>From this time on, epoch milliseconds.</summary>
    public long? From { get; init; }

    /// <summary>Before this time, epoch milliseconds.</summary>
    public long? To { get; init; }

    /// <summary>This entity acted or was acted on.</summary>
    public string? EntityId { get; init; }

    /// <summary>One of these entities acted or was acted on. The default, none, does not limit.</summary>
    public IReadOnlyList<string> EntityIds { get; init; } = [];

    /// <summary>This address is on either side.</summary>
    public Address? Address { get; init; }

    /// <summary>Fields by name (source, operation, service, outcome, error, account, region, agent, resource, related, credential, country, class, port, protocol, asn, peer) and the exact value, as text.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What else must be true, as <see cref="QueryLanguage"/> reads it; null for nothing more.</summary>
    public TelemetryPredicate? Where { get; init; }

    /// <summary>Cursor of <see cref="Page{T}.Next"/>; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most this many rows. The default is 100.</summary>
    public int Limit { get; init; } = 100;
}
