using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.Storage;

/// <summary>Azure Storage resource logs (StorageRead, StorageWrite, StorageDelete) of blobs, files, queues and tables.</summary>
internal sealed class StorageSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.storage",
        Title = "Azure Storage resource logs",
        FormatPage = "https://learn.microsoft.com/en-us/azure/storage/blobs/monitor-blob-storage-reference",
        Classes = [EventClass.FileHostingActivity, EventClass.ApiActivity],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(30),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.Storage);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
