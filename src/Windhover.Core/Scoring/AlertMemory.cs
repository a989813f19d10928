namespace Windhover.Core.Scoring;

/// <summary>What an entity was last alerted for, so that one story is told once and is not learned as normal.</summary>
internal struct AlertMemory
{
    /// <summary>Last alert, epoch milliseconds; 0 for never.</summary>
    public long Time;

    /// <summary>When the story began that the last alert belongs to, epoch milliseconds: alerts within a day of each other are one.</summary>
    public long Since;

    /// <summary>Last window that was scored, epoch milliseconds.</summary>
    public long Scored;

    /// <summary>Evidence gathered over the last hours, bits; fades with <see cref="WindowScorer.GatherHalfLife"/>.</summary>
    public float Gathered;

    /// <summary>Most bits of an alert since then.</summary>
    public float Bits;

    /// <summary>The least probability of an alert since then, as powers of ten below 1.</summary>
    public float Decades;

    /// <summary>Features that were in those alerts, one bit each.</summary>
    public ulong Features;
}
