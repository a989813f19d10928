using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>What a kind of output says of itself.</summary>
public sealed record OutputKindDescriptor
{
    /// <summary>Stable name: lower-case letters, digits and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its name, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The vendor's page, or the standard, that describes what is sent.</summary>
    public required string Page { get; init; }

    /// <summary>What becomes of an incident there: one sentence each on its telling, its changes and its end.</summary>
    public required string Story { get; init; }

    /// <summary>What a user may set besides what every output has (<see cref="OutputSettings.Common"/>); written as those of a collection.</summary>
    public required IReadOnlyList<CollectorSetting> Settings { get; init; }

    /// <summary>Severity from which incidents are told unless the user says otherwise. The default is all.</summary>
    public Severity AtLeast { get; init; }

    /// <summary>How many messages an hour are sent unless the user says otherwise; 0, the default, for no limit: nobody has to read them one by one.</summary>
    public int MessagesAnHour { get; init; }

    /// <summary>All settings: the kind's own and the common ones.</summary>
    public IReadOnlyList<CollectorSetting> AllSettings => [.. Settings, .. OutputSettings.Common(this)];
}
