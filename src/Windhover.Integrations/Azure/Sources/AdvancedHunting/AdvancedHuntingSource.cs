using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.AdvancedHunting;

/// <summary>Alerts and their evidence among the advanced hunting tables that Microsoft Defender XDR streams to an event hub or a storage account.</summary>
internal sealed class AdvancedHuntingSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "defender.advanced-hunting",
        Title = "Microsoft Defender XDR alerts (streamed advanced hunting tables)",
        FormatPage = "https://learn.microsoft.com/en-us/defender-xdr/advanced-hunting-alertinfo-table",
        Classes = [EventClass.DetectionFinding],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(30),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.AdvancedHunting);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
