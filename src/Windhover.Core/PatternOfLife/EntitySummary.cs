using Windhover.Core.Entities;

namespace Windhover.Core.PatternOfLife;

/// <summary>An entity in a list.</summary>
/// <param name="Entity">Who.</param>
/// <param name="FirstSeen">Epoch milliseconds.</param>
/// <param name="LastSeen">Epoch milliseconds.</param>
/// <param name="DaysSeen">On how many different days it was seen.</param>
/// <param name="Records">Records learned from.</param>
/// <param name="Learning">True while it is judged by its peers.</param>
/// <param name="Group">Its group of peers; "" for none.</param>
public sealed record EntitySummary(EntityRef Entity, long FirstSeen, long LastSeen, int DaysSeen, long Records, bool Learning, string Group = "")
{
    /// <summary>Tags that stand, by key.</summary>
    public IReadOnlyList<EntityTag> Tags { get; init; } = [];
}
