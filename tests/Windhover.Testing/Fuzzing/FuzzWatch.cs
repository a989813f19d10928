using System.Diagnostics;

namespace Windhover.Testing.Fuzzing;

/// <summary>Measures one input, and lets another thread see which one is being read, should it never end.</summary>
public sealed class FuzzWatch
{
    private volatile FuzzDefect? current;
    private long started, allocated;

    /// <summary>The input that has been read for longer than a time; null when there is none.</summary>
    public FuzzDefect? Hanging(TimeSpan longerThan) => current is { } input && Stopwatch.GetElapsedTime(Volatile.Read(ref started)) > longerThan ? input : null;

    /// <summary>An input begins.</summary>
    /// <param name="place">How to see it again.</param>
    /// <param name="input">Its bytes.</param>
    public void Begin(string place, byte[] input)
    {
        Volatile.Write(ref started, Stopwatch.GetTimestamp());
        current = new FuzzDefect($"{place}: does not end", input);
        allocated = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>An input ends: what it cost is counted.</summary>
    /// <param name="counts">Where.</param>
    /// <param name="length">Bytes that it holds, unpacked.</param>
    /// <returns>What was too much; null when nothing was.</returns>
    public string? End(FuzzCounts counts, long length)
    {
        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        var time = Stopwatch.GetElapsedTime(started);
        current = null;
        counts.Inputs++;
        counts.Bytes += length;
        counts.MostAllocated = Math.Max(counts.MostAllocated, bytes);
        if (time > counts.Slowest) counts.Slowest = time;
        if (bytes > FuzzLimits.Allocated(length)) return $"allocates {bytes:N0} bytes for {length:N0}";
        return time > FuzzLimits.Time ? $"takes {time.TotalSeconds:F1} s" : null;
    }
}
