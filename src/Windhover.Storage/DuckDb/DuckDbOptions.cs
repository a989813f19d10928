namespace Windhover.Storage.DuckDb;

/// <summary>Limits of the telemetry store.</summary>
public sealed record DuckDbOptions
{
    /// <summary>Memory that DuckDB may use, in bytes; what does not fit goes to disk. The default is 1 GiB.</summary>
    public long MemoryLimit { get; init; } = 1L << 30;

    /// <summary>Threads of DuckDB, for all queries together. The default is the machine's processors, at most 4.</summary>
    public int Threads { get; init; } = Math.Min(4, Environment.ProcessorCount);

    /// <summary>Largest size of the files that hold what does not fit in memory, in bytes. The default is 16 GiB.</summary>
    public long SpillLimit { get; init; } = 16L << 30;
}
