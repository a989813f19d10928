using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Azure.Sources.TrafficAnalytics;

/// <summary>Flows that traffic analytics added up, from the tables AzureNetworkAnalytics_CL or NTANetAnalytics, exported as CSV.</summary>
internal sealed class TrafficAnalyticsSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.traffic-analytics",
        Title = "Azure traffic analytics flows",
        FormatPage = "https://learn.microsoft.com/en-us/azure/network-watcher/traffic-analytics-schema",
        Classes = [EventClass.NetworkActivity],
        Framing = Framing.Csv,
        Lag = TimeSpan.FromMinutes(120),
        Unit = "flow",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var header = end < 0 ? head : head[..end];
        return Has(header, "FlowStartTime"u8) && Has(header, "FlowType"u8) && Has(header, "L4Protocol"u8) && Has(header, "FlowDirection"u8) && header.IndexOfAny("{["u8) < 0 ? 90 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new TrafficReader(context.Symbols);

    private static bool Has(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name) => header.IndexOf(name) >= 0;
}
