using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.NetFlow;
using Windhover.Testing.Flows;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>Feeds datagrams to a reader one by one.</summary>
internal sealed class FlowReading
{
    private long offset;

    public FlowReading(byte[]? state = null)
    {
        Reader = new NetFlowSource().CreateReader(new ReaderContext { Symbols = Symbols });
        if (state is not null) Reader.RestoreState(state);
        Output = new EventBuffer(Symbols);
    }

    public SymbolTable Symbols { get; } = new();

    public IRecordReader Reader { get; }

    public EventBuffer Output { get; }

    public int Units => Output.EventCount + Output.Ignored.Count + Output.Rejected.Count;

    public string[] Rejected => [.. Output.Rejected.Select(r => r.Reason)];

    public FlowReading Add(SentDatagram datagram)
    {
        var record = datagram.ToRecord();
        Reader.Read(record, new RecordRef(0, record.Length, offset), Output);
        offset += record.Length;
        return this;
    }

    public FlowReading Add(byte[] payload, string router = FlowSamples.Router, int port = 40_001, long time = FlowSamples.Time) => Add(FlowSamples.From(payload, router, port, time));
}
