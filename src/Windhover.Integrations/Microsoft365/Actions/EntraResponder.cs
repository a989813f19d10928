using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Azure.Collection;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>The way to the users of a tenant of Microsoft Entra ID, through Microsoft Graph.</summary>
internal sealed class EntraResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "entra";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Microsoft Entra ID",
        Page = "https://learn.microsoft.com/en-us/graph/auth-v2-service",
        Settings =
        [
            new("tenant_id", "Id of the tenant, a GUID.", ""),
            new("client_id", "Application id of the app registration, or of a user-assigned managed identity.", ""),
            new("client_secret", "Secret of the app registration; without one the identity of this machine is used (environment, workload, managed identity, Azure CLI).", "", IsSecret: true),
            new("endpoint", "Address of Microsoft Graph; of a national cloud its own (https://learn.microsoft.com/en-us/graph/deployments).", "https://graph.microsoft.com"),
            AzureAccess.Authority,
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new EntraConnection(settings, clock);
}
