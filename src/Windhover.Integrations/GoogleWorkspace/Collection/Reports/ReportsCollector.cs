using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.GoogleWorkspace.Collection.Reports;

/// <summary>Takes the activities of Google Workspace from its Reports API.</summary>
internal sealed class ReportsCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "gworkspace.reports",
        Title = "Google Workspace activities of the Reports API",
        Page = "https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list",
        Settings =
        [
            new("applications", "Applications whose activities are taken, by the API's own names.", "login,admin,drive,token,user_accounts,groups,groups_enterprise,saml,rules,context_aware_access"),
            new("subject", "E-mail address of an administrator with the privilege Reports, for whom the service account acts by domain-wide delegation."),
            new("credentials", "JSON of the service account's key, as `file:PATH`; without it what this machine has is used.", "", IsSecret: true),
            new("every_seconds", "Pause between two polls of one application, 10 to 86400.", "60"),
            new("overlap_minutes", "How far back each poll looks, as activities show up to some hours late (https://support.google.com/a/answer/7061566), 1 to 2880.", "180"),
            new("since_hours", "How many hours back the collection begins when it first starts, 0 to 4320.", "24"),
            new("endpoint", "Address of the service.", "https://admin.googleapis.com"),
        ],
        Permissions = ["scope https://www.googleapis.com/auth/admin.reports.audit.readonly, by domain-wide delegation"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new ReportsCollection(settings, context);
}
