using Windhover.Core.Events;
using Windhover.Core.Ingestion.Reading;
using Windhover.Testing.Sources;

namespace Windhover.Benchmarks.Sources;

/// <summary>Measurements of one input, in seconds of processor time.</summary>
/// <param name="input">The input.</param>
internal sealed class SourcePass(SourceInput input)
{
    private static readonly FoundFile File = new("bench", "bench", 0, null);
    private static readonly HashSet<string> Nothing = [];
    private readonly List<(double Read, double Scan)> times = [];

    /// <summary>What is read.</summary>
    public SourceInput Input { get; } = input;

    /// <summary>Units: events and what was ignored or rejected.</summary>
    public long Units { get; private set; }

    /// <summary>Share of the units that are events.</summary>
    public double Events { get; private set; }

    /// <summary>Bytes allocated per unit, texts known already.</summary>
    public double Allocated { get; private set; }

    /// <summary>Median seconds of a pass.</summary>
    public double Seconds => times.Select(t => t.Read).Order().ElementAt(times.Count / 2);

    /// <summary>Median seconds for counting the line feeds of the same bytes.</summary>
    public double ScanSeconds => times.Select(t => t.Scan).Order().ElementAt(times.Count / 2);

    /// <summary>Lets the compiler see the code, and measures allocation.</summary>
    /// <param name="seconds">For how long, processor time.</param>
    public void Warm(double seconds)
    {
        var symbols = new SymbolTable();
        var buffer = new EventBuffer(symbols);
        for (var until = Now() + seconds; Units == 0 || Now() < until;) Read(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(buffer);
        Allocated = (double)(GC.GetAllocatedBytesForCurrentThread() - before) / Units;
    }

    /// <summary>One pass with an empty symbol table, as for the first file of a run, and one scan.</summary>
    public void Measure()
    {
        var buffer = new EventBuffer(new SymbolTable());
        GC.Collect();
        var start = Now();
        Read(buffer);
        var read = Now() - start;
        var feeds = 0L;
        const int Scans = 20;
        start = Now();
        for (var i = 0; i < Scans; i++) feeds += Input.Bytes.AsSpan().Count((byte)'\n');
        times.Add((read, Math.Max(Now() - start, 1e-6) / Scans));
        GC.KeepAlive(feeds);
    }

    private static double Now() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private void Read(EventBuffer buffer)
    {
        long units = 0, events = 0;
        using var file = LogFile.Over(new MemoryStream(Input.Bytes, writable: false), File, 0, SourceSamples.Catalogue, buffer.Symbols, static _ => Nothing, new ReadLimits());
        for (var more = true; more;)
        {
            more = file.Read(buffer, 1024);
            events += buffer.EventCount;
            units += buffer.EventCount + buffer.Ignored.Count + buffer.Rejected.Count;
            buffer.Clear();
        }

        if (file.Source is null || units == 0) throw new InvalidOperationException($"{Input.Title}: nothing is read");
        if (!Input.Title.StartsWith(file.Source.Descriptor.Name, StringComparison.Ordinal)) throw new InvalidOperationException($"{Input.Title} is taken for {file.Source.Descriptor.Name}");
        (Units, Events) = (units, (double)events / units);
    }
}
