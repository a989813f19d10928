using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>The way to the users of Google Workspace: a service account acts for an administrator.</summary>
internal sealed class WorkspaceResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "gworkspace";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Google Workspace",
        Page = "https://developers.google.com/workspace/admin/directory/v1/guides/delegation",
        Settings =
        [
            new("subject", "E-mail address of an administrator with the privileges Users (Read, Update), User Security Management and Reports, for whom the service account acts by domain-wide delegation."),
            new("credentials", "JSON of the service account's key, as `file:PATH`; without it what this machine has is used.", "", IsSecret: true),
            new("endpoint", "Address of the service.", "https://admin.googleapis.com"),
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new WorkspaceConnection(settings, clock);
}
