using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Gcp.Actions;

/// <summary>The way to projects of Google Cloud.</summary>
internal sealed class GcpResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "gcp";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Google Cloud",
        Page = "https://cloud.google.com/docs/authentication/application-default-credentials",
        Settings =
        [
            new("projects", "Ids of the projects that actions may touch; with a shared network also that of the host project, as `shop-prod, net-host`."),
            new("credentials", "JSON of a service account's key or of a federation file, as `file:PATH`; without it what this machine has is used.", "", IsSecret: true),
            new("endpoint", "Address of Compute Engine.", "https://compute.googleapis.com"),
            new("iam_endpoint", "Address of Identity and Access Management.", "https://iam.googleapis.com"),
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock) => new GcpConnection(settings, clock);
}
