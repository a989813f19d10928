using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Okta.Collection.SystemLog;

/// <summary>Takes the System Log of an Okta organisation by polling.</summary>
internal sealed class SystemLogCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "okta.system-log",
        Title = "Okta System Log",
        Page = "https://developer.okta.com/docs/reference/api/system-log/",
        Settings =
        [
            new("organisation", "Address of the organisation, as `https://example.okta.com`."),
            new("token", "API token of an administrator with the role Read-only Administrator.", IsSecret: true),
            new("every_seconds", "Pause between two polls when nothing waits, 5 to 3600.", "15"),
            new("since_hours", "How many hours back the collection begins when it first starts, 0 to 2160.", "24"),
        ],
        Permissions = ["okta.logs.read (Read-only Administrator)"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new SystemLogCollection(settings, context);
}
