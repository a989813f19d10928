namespace Windhover.Benchmarks.Spine;

/// <summary>One measured line of the table.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Records">Records read.</param>
/// <param name="CpuSeconds">Processor time.</param>
/// <param name="PeakBytes">High-water mark of the resident set; 0 where it was not measured.</param>
/// <param name="Entities">Entities known at the end; 0 where there are none.</param>
/// <param name="ProfileBytes">Bytes of tables and profiles.</param>
/// <param name="Allocated">Bytes allocated; negative where it was not measured.</param>
internal sealed record Row(string Title, long Records, double CpuSeconds, long PeakBytes, long Entities, long ProfileBytes, double Allocated)
{
    /// <summary>Records per second of processor time.</summary>
    public double Rate => Records / Math.Max(CpuSeconds, 1e-6);
}
