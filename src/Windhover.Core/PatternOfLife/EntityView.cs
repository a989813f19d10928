using Windhover.Core.Entities;

namespace Windhover.Core.PatternOfLife;

/// <summary>The pattern of life of one entity, for people: a picture of the profile at one moment of event time.</summary>
public sealed record EntityView
{
    /// <summary>Who.</summary>
    public required EntityRef Entity { get; init; }

    /// <summary>First record, epoch milliseconds.</summary>
    public required long FirstSeen { get; init; }

    /// <summary>Last record, epoch milliseconds.</summary>
    public required long LastSeen { get; init; }

    /// <summary>On how many different days (UTC) it was seen.</summary>
    public required int DaysSeen { get; init; }

    /// <summary>Records learned from.</summary>
    public required long Records { get; init; }

    /// <summary>True while it is judged by its peers because it has too few days of its own.</summary>
    public required bool Learning { get; init; }

    /// <summary>The group that it is compared with ("" while there is none) and why it is in it.</summary>
    public required string Group { get; init; }

    /// <summary>How many entities are in that group.</summary>
    public required int Peers { get; init; }

    /// <summary>Values that it usually has, feature by feature.</summary>
    public required IReadOnlyList<FeatureView> Features { get; init; }

    /// <summary>Numbers that it usually has, signal by signal.</summary>
    public required IReadOnlyList<NumberView> Numbers { get; init; }

    /// <summary>Records per hour of the week, Monday 00:00 UTC first: 168 means.</summary>
    public required IReadOnlyList<double> HourOfWeek { get; init; }

    /// <summary>Addresses over time, oldest first.</summary>
    public required IReadOnlyList<AddressPeriod> Addresses { get; init; }

    /// <summary>Tags with when each was set and gone, by key and time.</summary>
    public IReadOnlyList<EntityTag> Tags { get; init; } = [];

    /// <summary>How many tags and changes of tags are not kept, because there were too many or they were too long.</summary>
    public long TagsLeftOut { get; init; }
}
