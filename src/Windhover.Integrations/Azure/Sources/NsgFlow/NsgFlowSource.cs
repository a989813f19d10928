using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Azure.Sources.NsgFlow;

/// <summary>Azure network security group flow logs, versions 1 and 2 (<c>PT1H.json</c>, or the same records one a line).</summary>
internal sealed class NsgFlowSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.nsg-flow",
        Title = "Azure network security group flow logs",
        FormatPage = "https://learn.microsoft.com/en-us/azure/network-watcher/nsg-flow-logs-overview",
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
        if (head.IndexOf("\"NetworkSecurityGroupFlowEvent\""u8) >= 0) return head.IndexOf("\"flowRecords\""u8) < 0 ? 95 : 60;
        return head.IndexOf("\"flowTuples\""u8) >= 0 && head.IndexOf("\"mac\""u8) >= 0 && head.IndexOf("\"flowRecords\""u8) < 0 ? 80 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new NsgFlowReader(context.Symbols);
}
