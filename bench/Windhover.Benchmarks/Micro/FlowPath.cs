using BenchmarkDotNet.Attributes;
using Windhover.Benchmarks.Spine;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.PatternOfLife;
using Windhover.Integrations.Aws.Sources.VpcFlow;

namespace Windhover.Benchmarks.Micro;

/// <summary>One flow record on its way: cut out of the file, read, resolved, added to its pair. None of it may allocate.</summary>
[MemoryDiagnoser]
public class FlowPath
{
    private const int Records = 10_000;
    private readonly SymbolTable symbols = new();
    private readonly List<PairHour> finished = [];
    private byte[] log = [];
    private List<Range> lines = [];
    private EventBuffer buffer = null!;
    private IRecordReader reader = null!;
    private EntityResolver resolver = null!;
    private PairProfiles pairs = null!;
    private FlowView[] views = [];

    [GlobalSetup]
    public void Setup()
    {
        var path = Path.GetTempFileName();
        LogMaker.Flows(path, Records, 500);
        log = File.ReadAllBytes(path);
        File.Delete(path);
        lines = [];
        for (var start = 0; start < log.Length;)
        {
            var end = start + log.AsSpan(start).IndexOf((byte)'\n');
            lines.Add(start..end);
            start = end + 1;
        }

        buffer = new EventBuffer(symbols);
        reader = new VpcFlowSource().CreateReader(new ReaderContext { Symbols = symbols });
        reader.Read(log.AsSpan(lines[0]), default, buffer);
        lines.RemoveAt(0);
        ReadLine();
        resolver = new EntityResolver(symbols);
        pairs = new PairProfiles();
        views = new FlowView[buffer.Network.Length];
        for (var i = 0; i < views.Length; i++) resolver.Resolve(buffer.Network[i], out views[i], out _);
        UpdatePair();
    }

    /// <summary>Cuts the file into lines.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Frame()
    {
        using var window = new ByteWindow(new StreamSource(new MemoryStream(log)), 0);
        var framer = new LineFramer(16 << 20);
        var records = 0;
        while (framer.Next(window, out _).Kind != FrameKind.End) records++;
        return records;
    }

    /// <summary>Reads a line into an event.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int ReadLine()
    {
        buffer.Clear();
        foreach (var line in lines) reader.Read(log.AsSpan(line), default, buffer);
        return buffer.EventCount;
    }

    /// <summary>Says whose record it is.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Resolve()
    {
        var sum = 0;
        foreach (ref readonly var flow in buffer.Network)
        {
            resolver.Resolve(flow, out var view, out _);
            sum += view.Entity;
        }

        return sum;
    }

    /// <summary>Adds it to its pair.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int UpdatePair()
    {
        var sum = 0;
        foreach (ref readonly var view in views.AsSpan()) sum += pairs.Add(view, 1, out _, finished);
        finished.Clear();
        return sum;
    }
}
