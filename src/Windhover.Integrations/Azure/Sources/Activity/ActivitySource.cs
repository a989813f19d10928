using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.Activity;

/// <summary>Azure activity log, of a diagnostic setting (storage account, event hub), the REST API, or the AzureActivity table as JSON.</summary>
internal sealed class ActivitySource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.activity",
        Title = "Azure activity log",
        FormatPage = "https://learn.microsoft.com/en-us/azure/azure-monitor/platform/activity-log-schema",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange, EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(20),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.Activity);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
