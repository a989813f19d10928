using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>Takes the audit log of organisations and enterprises by polling.</summary>
internal sealed class AuditCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "github.audit",
        Title = "GitHub audit log of the REST API",
        Page = "https://docs.github.com/en/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization",
        Settings =
        [
            new("organisations", "Names of organisations.", ""),
            new("enterprises", "Names of enterprises, as in their addresses; an enterprise's log holds that of its organisations.", ""),
            new("token", "Token of an owner: a classic one with the scope read:audit_log, or a fine-grained one of the organisation with Administration: read.", IsSecret: true),
            new("include", "Which events are taken: web, git or all. Git events are kept for seven days.", "all"),
            new("every_seconds", "Pause between two polls of one log, 5 to 3600. Each 100 events of the overlap are one of the 1,750 calls that a user may make in an hour.", "60"),
            new("overlap_minutes", "How far back each poll looks, as events show up late and in no order, 1 to 1440.", "15"),
            new("since_hours", "How many hours back the collection begins when it first starts, 0 to 4320.", "24"),
            new("endpoint", "Address of the interface; of GitHub Enterprise Server https://HOST/api/v3, of an enterprise with data residency https://api.NAME.ghe.com.", "https://api.github.com"),
        ],
        Permissions = ["read:audit_log of an owner (classic token)", "organization_administration: read (fine-grained token)"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new AuditCollection(settings, context);
}
