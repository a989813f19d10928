using BenchmarkDotNet.Attributes;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.NetFlow;

namespace Windhover.Benchmarks.Micro;

/// <summary>A record of a flow export, read and mapped, in datagrams as full as they come; per flow. None of it may allocate.</summary>
[MemoryDiagnoser]
public class FlowExports
{
    private readonly SymbolTable symbols = new();
    private EventBuffer buffer = null!;
    private IRecordReader reader = null!;
    private byte[] v5 = [], v9 = [], ipfix = [], sflow = [];

    [GlobalSetup]
    public void Setup()
    {
        buffer = new EventBuffer(symbols);
        reader = new NetFlowSource().CreateReader(new ReaderContext { Symbols = symbols });
        v5 = FlowDatagrams.NetFlow5().Record;
        sflow = FlowDatagrams.SFlow().Record;
        (var template, v9, _) = FlowDatagrams.NetFlow9();
        reader.Read(template, default, buffer);
        (template, ipfix, _) = FlowDatagrams.IpfixMessages();
        reader.Read(template, default, buffer);
        if (Read(v5) != 30 || Read(v9) != 30 || Read(ipfix) != 24 || Read(sflow) != 8) throw new InvalidOperationException("a datagram is not read in full");
    }

    /// <summary>NetFlow 5.</summary>
    [Benchmark(OperationsPerInvoke = 30)]
    public int NetFlow5() => Read(v5);

    /// <summary>NetFlow 9, thirteen fields.</summary>
    [Benchmark(OperationsPerInvoke = 30)]
    public int NetFlow9() => Read(v9);

    /// <summary>IPFIX, fourteen fields.</summary>
    [Benchmark(OperationsPerInvoke = 24)]
    public int Ipfix() => Read(ipfix);

    /// <summary>sFlow 5, raw headers.</summary>
    [Benchmark(OperationsPerInvoke = 8)]
    public int SFlow() => Read(sflow);

    private int Read(byte[] record)
    {
        buffer.Clear();
        reader.Read(record, default, buffer);
        return buffer.EventCount;
    }
}
