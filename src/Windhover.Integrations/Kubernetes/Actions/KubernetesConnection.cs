using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>A way to one cluster.</summary>
/// <param name="api">Calls its API server.</param>
internal sealed class KubernetesConnection(KubernetesApi api) : IResponderConnection
{
    /// <summary>Calls the API server.</summary>
    public KubernetesApi Api => api;

    /// <summary>The only namespaces in which it acts; empty for all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>The only account for whose entities it acts; "" for all.</summary>
    public string Account { get; init; } = "";

    /// <summary>True where it may act.</summary>
    public bool MayAct(string inNamespace) => Namespaces.Count == 0 || Namespaces.Contains(inNamespace, StringComparer.Ordinal);

    /// <summary>Paths under which objects of namespaces are listed: one for all of them, or one for each that it may act in.</summary>
    /// <param name="group">As <c>/api/v1</c> or <c>/apis/networking.k8s.io/v1</c>.</param>
    /// <param name="resource">As <c>pods</c>.</param>
    public IEnumerable<string> Lists(string group, string resource) => Namespaces.Count == 0 ? [$"{group}/{resource}"] : Namespaces.Select(n => $"{group}/namespaces/{n}/{resource}");

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        // https://kubernetes.io/docs/reference/access-authn-authz/authentication/#self-subject-review, since 1.28. Servers before it say only that we are somebody.
        var review = await api.AskAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", new JsonObject { ["apiVersion"] = "authentication.k8s.io/v1", ["kind"] = "SelfSubjectReview" }, cancellation).ConfigureAwait(false);
        if (review is not null) return review.Text("status", "userInfo", "username");
        var access = new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1", ["kind"] = "SelfSubjectAccessReview",
            ["spec"] = new JsonObject { ["resourceAttributes"] = new JsonObject { ["verb"] = "list", ["resource"] = "pods" } },
        };
        var may = await api.AskAsync("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", access, cancellation).ConfigureAwait(false);
        return may is null
            ? throw new ActionFailedException($"{api.Server} is not a Kubernetes API server.")
            : $"signed in at {api.Server}; servers before Kubernetes 1.28 do not say as whom";
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        api.Dispose();
        return ValueTask.CompletedTask;
    }
}
