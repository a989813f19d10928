using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>Azure virtual network flow logs (<c>PT1H.json</c>, or the same records one a line).</summary>
internal sealed class VnetFlowSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.vnet-flow",
        Title = "Azure virtual network flow logs",
        FormatPage = "https://learn.microsoft.com/en-us/azure/network-watcher/vnet-flow-logs-overview",
        Classes = [EventClass.NetworkActivity],
        RedeliversFlows = true,
        Framing = Framing.Json,
        RecordArrays = ["records"],
        Unit = "flow tuple",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        // With both quotes: a record of another log that quotes such a record has a backslash before the second one.
        var start = head.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty || start[0] is not ((byte)'{' or (byte)'[')) return 0;
        if (head.IndexOf("\"flowRecords\""u8) < 0) return 0;
        if (head.IndexOf("\"FlowLogFlowEvent\""u8) >= 0) return 95;
        return head.IndexOf("\"flowTuples\""u8) >= 0 ? 80 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new VnetFlowMapping(context.Symbols);
}
