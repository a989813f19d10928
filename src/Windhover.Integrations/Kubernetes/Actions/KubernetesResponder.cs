using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>The way to one cluster's API server.</summary>
internal sealed class KubernetesResponder : IResponder
{
    /// <summary>Its name.</summary>
    public const string Name = "kubernetes";

    /// <inheritdoc/>
    public ResponderDescriptor Descriptor { get; } = new()
    {
        Name = Name,
        Title = "Kubernetes",
        Page = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/",
        Settings =
        [
            new("server", "Address of the API server, as `https://10.0.0.1:6443`; inside of a cluster `https://kubernetes.default.svc`. Not with `kubeconfig`.", ""),
            new("ca_file", "PEM file with the certificates that the server's own must lead up to; without one those that this machine trusts.", ""),
            new("token", "Bearer token.", "", IsSecret: true),
            new("token_file", "File with a bearer token that is read again as it is renewed, as in a pod `/var/run/secrets/kubernetes.io/serviceaccount/token`.", ""),
            new("client_certificate", "PEM text of a client certificate, as `file:PATH`.", "", IsSecret: true),
            new("client_key", "PEM text of the client certificate's private key, as `file:PATH`.", "", IsSecret: true),
            new("kubeconfig", "Path of a kubeconfig file, in place of all settings above. Plugins that it names are not run.", ""),
            new("context", "Context of the kubeconfig file; without one its current one.", ""),
            new("namespaces", "The only namespaces in which anything may be read or changed, as `shop, build`. Empty for all.", ""),
            new("account", "Account or cluster, as entities name it, for which alone this connection acts. Empty for all.", ""),
            new("timeout_seconds", "How long one call may take, 1 to 300 seconds.", "30"),
        ],
    };

    /// <inheritdoc/>
    public IResponderConnection Open(CollectorSettings settings, TimeProvider clock)
    {
        var namespaces = settings.List("namespaces");
        if (!namespaces.All(KubernetesNames.IsLabel)) throw new CollectorSettingsException("namespaces", "expected names of namespaces: lower-case letters, digits and -");
        return new KubernetesConnection(new KubernetesApi(KubernetesAccess.Of(settings), TimeSpan.FromSeconds(settings.Number("timeout_seconds", 1, 300)), clock))
        {
            Namespaces = namespaces,
            Account = settings["account"],
        };
    }
}
