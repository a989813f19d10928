namespace Windhover.Benchmarks.Spine;

/// <summary>What one day allocated, bytes, by stage.</summary>
internal sealed class WarmDay
{
    /// <summary>Records read.</summary>
    public long Records { get; set; }

    /// <summary>Files opened.</summary>
    public int Files { get; set; }

    /// <summary>Windows of ten minutes that ended.</summary>
    public int Windows { get; set; }

    /// <summary>Opening files: buffers, recognising.</summary>
    public long Opening { get; set; }

    /// <summary>Cutting records out of files and reading them into events.</summary>
    public long Reading { get; set; }

    /// <summary>Putting events into minutes and minutes in order.</summary>
    public long Ordering { get; set; }

    /// <summary>Resolving events, asking the models, noting them for the window.</summary>
    public long Learning { get; set; }

    /// <summary>Scoring and learning the windows that ended.</summary>
    public long Windowing { get; set; }

    /// <summary>By how much the profiles grew, as they count it themselves.</summary>
    public long Growth { get; set; }

    /// <summary>All of it.</summary>
    public long Total => Opening + Reading + Ordering + Learning + Windowing;

    /// <summary>A share by record.</summary>
    public double Per(long bytes) => (double)bytes / Math.Max(1, Records);
}
