using BenchmarkDotNet.Attributes;
using Windhover.Benchmarks.Spine;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Integrations.Aws.Sources.CloudTrail;

namespace Windhover.Benchmarks.Micro;

/// <summary>CloudTrail records: cut out of their array, and read.</summary>
[MemoryDiagnoser]
public class TrailRecord
{
    private const int Records = 1000;
    private static readonly CloudTrailSource Source = new();
    private readonly SymbolTable symbols = new();
    private readonly List<byte[]> records = [];
    private byte[] file = [];
    private EventBuffer buffer = null!;
    private IRecordReader reader = null!;

    [GlobalSetup]
    public void Setup()
    {
        var folder = Directory.CreateTempSubdirectory("windhover-bench-");
        LogMaker.Trails(folder.FullName, Records);
        file = File.ReadAllBytes(folder.EnumerateFiles().Single().FullName);
        folder.Delete(recursive: true);
        using var window = new ByteWindow(new StreamSource(new MemoryStream(file)), 0);
        var framer = new JsonFramer(16 << 20, Source.Descriptor.RecordArrays);
        while (framer.Next(window, out var record).Kind != FrameKind.End) records.Add(record.ToArray());
        buffer = new EventBuffer(symbols);
        reader = Source.CreateReader(new ReaderContext { Symbols = symbols });
    }

    /// <summary>Cuts the array into records.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Frame()
    {
        using var window = new ByteWindow(new StreamSource(new MemoryStream(file)), 0);
        var framer = new JsonFramer(16 << 20, Source.Descriptor.RecordArrays);
        var count = 0;
        while (framer.Next(window, out _).Kind != FrameKind.End) count++;
        return count;
    }

    /// <summary>Reads a record into an event.</summary>
    [Benchmark(OperationsPerInvoke = Records)]
    public int Read()
    {
        buffer.Clear();
        foreach (var record in records) reader.Read(record, default, buffer);
        return buffer.EventCount;
    }
}
