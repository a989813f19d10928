namespace Windhover.Lab.Truth;

/// <summary>One attack or look-alike.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Start">First record, epoch milliseconds.</param>
/// <param name="End">Last record, epoch milliseconds.</param>
/// <param name="Entities">Ids of the entities at its centre.</param>
public sealed record TruthStory(string Id, string Kind, long Start, long End, IReadOnlyList<string> Entities)
{
    /// <summary>True when its family is one that nobody tunes on.</summary>
    public bool HeldOut { get; init; }

    /// <summary>True when its family shows only over hours or days, false for a burst.</summary>
    public bool Slow { get; init; }
}
