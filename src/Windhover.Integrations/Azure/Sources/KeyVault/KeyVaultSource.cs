using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.KeyVault;

/// <summary>Azure Key Vault audit events (category AuditEvent) of a diagnostic setting.</summary>
internal sealed class KeyVaultSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.key-vault",
        Title = "Azure Key Vault audit events",
        FormatPage = "https://learn.microsoft.com/en-us/azure/key-vault/general/logging",
        Classes = [EventClass.ApiActivity, EventClass.Authentication],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(15),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.KeyVault);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
