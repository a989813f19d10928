using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>A value that an entity had in the current window.</summary>
internal struct TouchedValue
{
    /// <summary>The value.</summary>
    public Value Value;

    /// <summary>What the profile says of it, worked out when the window ends.</summary>
    public Novelty Novelty;

    /// <summary>First record with it.</summary>
    public RecordRef Record;

    /// <summary>The log's own id of that record.</summary>
    public RecordId Id;

    /// <summary>Time of that record, epoch milliseconds.</summary>
    public long Time;

    /// <summary>Time of the latest record with it, epoch milliseconds.</summary>
    public long Last;

    /// <summary>Where the profiles keep it for the entity, looked up when the window ends; −1 when it is new.</summary>
    public int Known;

    /// <summary>Records with it.</summary>
    public int Count;

    /// <summary>The same entity's next value, plus one; 0 ends the list.</summary>
    public int Next;
}
