using System.Numerics;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.Diagnostics;

/// <summary>A file in which several of the logs that Azure Monitor delivers are mixed, as the capture of an event hub that all of them go to.</summary>
internal sealed class DiagnosticsSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.diagnostics",
        Title = "Azure Monitor resource logs, several in one file",
        FormatPage = "https://learn.microsoft.com/en-us/azure/azure-monitor/platform/resource-logs-schema",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange, EventClass.Authentication, EventClass.FileHostingActivity, EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(30),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var known = AzureLogHead.In(head) & ~AzureLogKinds.Other;
        return BitOperations.PopCount((uint)known) > 1 ? 90 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
