using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Azure.Collection;

namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>Takes the unified audit log of a Microsoft 365 tenant from the Management Activity API.</summary>
internal sealed class ManagementCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "m365.management",
        Title = "Microsoft 365 audit log of the Management Activity API",
        Page = "https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-reference",
        Settings =
        [
            new("tenant_id", "Id of the tenant, a GUID."),
            new("client_id", "Application id of the app registration, or of a user-assigned managed identity.", ""),
            new("client_secret", "Secret of the app registration; without one the identity of this machine is used (environment, workload, managed identity, Azure CLI).", "", IsSecret: true),
            new("content_types", "Content types that are subscribed to and taken: Audit.AzureActiveDirectory, Audit.Exchange, Audit.SharePoint, Audit.General, DLP.All.", "Audit.AzureActiveDirectory,Audit.Exchange,Audit.SharePoint,Audit.General"),
            new("every_seconds", "Pause between two polls of one content type, 5 to 3600.", "60"),
            new("overlap_minutes", "How far back each poll looks, as content is listed late and in no order, 1 to 1440.", "120"),
            new("since_hours", "How many hours back the collection begins when it first starts, 0 to 168; the service keeps content for 7 days.", "24"),
            new("parallel", "Content fetched at one time, for each type, 1 to 32.", "4"),
            new("endpoint", "Address of the service; https://manage-gcc.office.com, https://manage.office365.us (GCC High) or https://manage.protection.apps.mil (DoD) for government plans.", "https://manage.office.com"),
            AzureAccess.Authority,
        ],
        Permissions = ["ActivityFeed.Read (application permission of Office 365 Management APIs, with admin consent)", "ActivityFeed.ReadDlp for DLP.All"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new ManagementCollection(settings, context);
}
