namespace Windhover.Testing.Fuzzing;

/// <summary>What became of the inputs of a source.</summary>
public sealed class FuzzCounts
{
    /// <summary>Inputs.</summary>
    public long Inputs { get; set; }

    /// <summary>Bytes of them.</summary>
    public long Bytes { get; set; }

    /// <summary>Events that they gave.</summary>
    public long Events { get; set; }

    /// <summary>Records that were ignored with a reason.</summary>
    public long Ignored { get; set; }

    /// <summary>Records that became dead letters.</summary>
    public long Rejected { get; set; }

    /// <summary>Longest time that one input took.</summary>
    public TimeSpan Slowest { get; set; }

    /// <summary>Most bytes that one input made the engine allocate.</summary>
    public long MostAllocated { get; set; }

    /// <summary>All different reasons; a reason never holds what an attacker wrote, so they stay few.</summary>
    public SortedSet<string> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds those of another.</summary>
    public void Add(FuzzCounts other)
    {
        Inputs += other.Inputs;
        Bytes += other.Bytes;
        Events += other.Events;
        Ignored += other.Ignored;
        Rejected += other.Rejected;
        if (other.Slowest > Slowest) Slowest = other.Slowest;
        MostAllocated = Math.Max(MostAllocated, other.MostAllocated);
        Reasons.UnionWith(other.Reasons);
    }
}
