using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Azure.Collection;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>The way to subscriptions of Azure, through Azure Resource Manager.</summary>
internal sealed class AzureResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "azure";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Microsoft Azure",
        Page = "https://learn.microsoft.com/en-us/rest/api/azure/",
        Settings =
        [
            new("tenant_id", "Id of the tenant, a GUID.", ""),
            new("client_id", "Application id of the app registration, or of a user-assigned managed identity.", ""),
            new("client_secret", "Secret of the app registration; without one the identity of this machine is used (environment, workload, managed identity, Azure CLI).", "", IsSecret: true),
            new("subscriptions", "Ids of the subscriptions that actions may touch; without any, all that the identity may see.", ""),
            new("endpoint", "Address of Azure Resource Manager; of a national cloud its own.", "https://management.azure.com"),
            AzureAccess.Authority,
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new AzureConnection(settings, clock);
}
