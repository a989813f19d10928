namespace Windhover.Core.Outputs.Delivery;

/// <summary>How an output stands, as it is kept on the disk.</summary>
public sealed record OutputTally
{
    /// <summary>Messages that wait.</summary>
    public long Queued { get; init; }

    /// <summary>When the oldest of them was queued, epoch milliseconds; 0 for none.</summary>
    public long OldestQueued { get; init; }

    /// <summary>Messages that arrived.</summary>
    public long Delivered { get; init; }

    /// <summary>Messages that were given up: refused, or tried for a day.</summary>
    public long Failed { get; init; }

    /// <summary>Incidents that were only mentioned in another one's message.</summary>
    public long Folded { get; init; }

    /// <summary>When one arrived last, epoch milliseconds; 0 for never.</summary>
    public long LastDelivered { get; init; }

    /// <summary>What went wrong last; "" for nothing, and after one arrived.</summary>
    public string Problem { get; init; } = "";

    /// <summary>When that was, epoch milliseconds; 0 for never.</summary>
    public long ProblemAt { get; init; }
}
