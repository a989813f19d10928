namespace Windhover.Core.PatternOfLife;

/// <summary>How unusual a value is for an entity, and the counts behind it.</summary>
/// <param name="Probability">Of a value at least as unusual, 0–1.</param>
/// <param name="IsNew">True when the entity never had it.</param>
/// <param name="DaysSeen">Days on which the entity had it.</param>
/// <param name="PeersSeen">Other entities of its group that had it; of the estate when it has no group.</param>
/// <param name="Peers">Other entities that could have had it.</param>
public readonly record struct Novelty(double Probability, bool IsNew, int DaysSeen, int PeersSeen, int Peers)
{
    /// <summary>True when it is new and at most one other, or one in twenty, has it: what everybody does is no oddity for a newcomer.</summary>
    public bool IsOdd => IsNew && (PeersSeen <= 1 || PeersSeen * 20 <= Peers);
}
