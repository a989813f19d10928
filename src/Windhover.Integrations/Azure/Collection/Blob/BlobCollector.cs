using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>Takes logs from containers of blobs that grow within their hour, as Azure writes flow logs and diagnostic settings.</summary>
internal sealed class BlobCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "azure.blob",
        Title = "Azure Blob Storage containers of hourly logs",
        Page = "https://learn.microsoft.com/en-us/azure/network-watcher/vnet-flow-logs-overview#log-format",
        Settings =
        [
            new("containers", "URLs of containers, as `https://account.blob.core.windows.net/insights-logs-flowlogflowevent`; the URL of an account alone stands for each of its containers whose name begins with `insights-`. Needed unless `subscriptions` is set.", ""),
            new("subscriptions", "Subscriptions whose storage accounts are found by themselves: ids, or `all` for each that the identity may see, also those that are made later. Their containers whose name begins with `insights-` are read.", ""),
            new("storage_accounts", "Of these subscriptions take only storage accounts of these names; `*` stands for anything, as in `*logs*`.", ""),
            new("find_every_minutes", "Pause between two looks for new subscriptions, storage accounts, containers and folders, 1 to 1440.", "10"),
            new("prefix", "Take only blobs whose names begin with this.", ""),
            new("every_seconds", "Pause between two looks, 5 to 3600.", "30"),
            new("look_back_hours", "For how many hours after its own a blob may still grow, 1 to 48.", "3"),
            new("since_hours", "How many hours back the collection begins when it first starts, 0 to 8760.", "24"),
            new("tenant_id", "Tenant of an app registration; without one the identity of this machine is used (environment, workload, managed identity, Azure CLI).", ""),
            new("client_id", "Application id of the app registration, or of a user-assigned managed identity.", ""),
            new("client_secret", "Secret of the app registration.", "", IsSecret: true),
            AzureAccess.Authority,
            new("account_key", "Key of the storage account, instead of an identity.", "", IsSecret: true),
            new("sas", "Shared access signature with read and list, instead of an identity.", "", IsSecret: true),
            new("management_endpoint", "Address of Azure Resource Manager, for a national cloud; an emulator's begins with http:// and gets no token.", "https://management.azure.com"),
            new("parallel", "Blobs fetched at one time, 1 to 64.", "4"),
        ],
        Permissions = ["Storage Blob Data Reader on the storage account or container", "where subscriptions are set: Reader and Storage Blob Data Reader on them, or on the management group above them"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new BlobCollection(settings, context);
}
