using Windhover.Core.Events;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>
/// A method of a cluster's API server as the audit log of GKE writes it, "io.k8s.core.v1.pods.exec.create": group, version, resource, subresource, verb
/// (https://cloud.google.com/kubernetes-engine/docs/how-to/audit-logging).
/// </summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does.</param>
/// <param name="Operation">"create pods/exec", as the API server's own audit log words it.</param>
internal readonly record struct KubernetesMethod(EventClass Class, ActivityKind Activity, string Operation)
{
    /// <summary>Objects that are never stored: making one asks a question.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "tokenreviews", "subjectaccessreviews", "localsubjectaccessreviews", "selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews",
    };

    /// <summary>Takes a method's name apart.</summary>
    public static KubernetesMethod Of(string method)
    {
        var parts = method.Split('.');
        var version = Array.FindIndex(parts, IsVersion);
        var verb = parts[^1];
        var resource = version >= 0 && version + 2 < parts.Length ? string.Join('/', parts[(version + 1)..^1]) : "";
        var activity = Questions.Contains(resource) ? ActivityKind.Read : Subresource(resource) ?? Verb(verb);
        return new(ClassOf(resource, activity), activity, resource.Length == 0 ? verb : $"{verb} {resource}");
    }

    private static EventClass ClassOf(string resource, ActivityKind activity)
    {
        if (activity is ActivityKind.Read or ActivityKind.Other) return EventClass.ApiActivity;
        return resource is "roles" or "clusterroles" or "rolebindings" or "clusterrolebindings" or "serviceaccounts" or "serviceaccounts/token" or "certificatesigningrequests"
            or "certificatesigningrequests/approval" ? EventClass.AccountChange : EventClass.ApiActivity;
    }

    private static ActivityKind Verb(string verb) => verb switch
    {
        "create" => ActivityKind.Create,
        "get" or "list" or "watch" => ActivityKind.Read,
        "update" or "patch" => ActivityKind.Update,
        "delete" or "deletecollection" => ActivityKind.Delete,
        _ => ActivityKind.Other,
    };

    // "create pods/exec" makes nothing, "create pods/eviction" removes the pod.
    private static ActivityKind? Subresource(string resource) => resource[(resource.IndexOf('/', StringComparison.Ordinal) + 1)..] switch
    {
        "exec" or "attach" or "portforward" or "proxy" => ActivityKind.Other,
        "eviction" => ActivityKind.Delete,
        "binding" or "approval" or "ephemeralcontainers" => ActivityKind.Update,
        _ => null,
    };

    // v1, v1beta1, v2alpha1.
    private static bool IsVersion(string part) => part.Length >= 2 && part[0] == 'v' && char.IsAsciiDigit(part[1]);
}
