using Windhover.Core.Events;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>What a verb does to a resource: verbs by https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Activity">What it does.</param>
internal readonly record struct AuditOperation(EventClass Class, ActivityKind Activity)
{
    /// <summary>Resources that say who somebody is, or what somebody may do; with a subresource only those that matter so.</summary>
    private static readonly HashSet<string> Accounts = new(StringComparer.Ordinal)
    {
        "rolebindings", "clusterrolebindings", "roles", "clusterroles", "serviceaccounts", "serviceaccounts/token", "certificatesigningrequests", "certificatesigningrequests/approval",
        "certificatesigningrequests/status", "users", "groups", "identities", "useridentitymappings",
    };

    /// <summary>Objects that are never stored: making one asks a question.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "tokenreviews", "subjectaccessreviews", "localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews",
    };

    /// <summary>Judges an operation.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="resource">The resource, with "/" and its subresource where there is one; "" for none.</param>
    public static AuditOperation Of(string verb, string resource)
    {
        var activity = Questions.Contains(resource) ? ActivityKind.Read : Subresource(resource) ?? Verb(verb);
        var changes = activity is ActivityKind.Create or ActivityKind.Update or ActivityKind.Delete;
        return new(changes && Accounts.Contains(resource) ? EventClass.AccountChange : EventClass.ApiActivity, activity);
    }

    private static ActivityKind Verb(string verb) => verb switch
    {
        "get" or "list" or "watch" or "head" or "options" => ActivityKind.Read,
        "create" or "post" => ActivityKind.Create,
        "update" or "patch" or "put" => ActivityKind.Update,
        "delete" or "deletecollection" => ActivityKind.Delete,
        "" => ActivityKind.Unknown,
        _ => ActivityKind.Other,
    };

    // "create pods/exec" makes nothing, "create pods/eviction" removes the pod; both may also come as "get" over a web socket.
    private static ActivityKind? Subresource(string resource) => resource.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0
        ? resource[(slash + 1)..] switch
        {
            "exec" or "attach" or "portforward" or "proxy" => ActivityKind.Other,
            "eviction" => ActivityKind.Delete,
            "binding" or "approval" or "ephemeralcontainers" => ActivityKind.Update,
            _ => null,
        }
        : null;
}
