using Windhover.Core.Events;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>What a method is, judged by its service and its name.</summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does to its resource.</param>
/// <param name="Name">The operation: the method's own name; of a Kubernetes call verb and resource, as the API server's own audit log words it.</param>
/// <param name="IsKubernetes">Whether a cluster's API server carried it out.</param>
/// <param name="Lesson">What it teaches.</param>
internal readonly record struct AuditOperation(EventClass Class, ActivityKind Activity, string Name, bool IsKubernetes, AuditLesson Lesson)
{
    private static readonly string[] Prefixes = ["batch", "bulk"];

    /// <summary>Judges a method.</summary>
    /// <param name="service">"compute.googleapis.com".</param>
    /// <param name="method">"v1.compute.instances.insert", "google.iam.admin.v1.CreateServiceAccount", "SetIamPolicy", "io.k8s.core.v1.pods.create".</param>
    public static AuditOperation Of(string service, string method)
    {
        if (service == "k8s.io" || method.StartsWith("io.k8s.", StringComparison.Ordinal))
        {
            var call = KubernetesMethod.Of(method);
            return new(call.Class, call.Activity, call.Operation, true, AuditLesson.None);
        }

        var name = method[(method.LastIndexOf('.') + 1)..];
        var activity = Verb(name);
        return new(ClassOf(service, method, name, activity), activity, method, false, LessonOf(service, method));
    }

    private static EventClass ClassOf(string service, string method, string name, ActivityKind activity)
    {
        // The page of every service: a call that sets a policy gives and takes roles.
        if (name.StartsWith("setIam", StringComparison.OrdinalIgnoreCase)) return EventClass.AccountChange;
        if (method.StartsWith("storage.objects.", StringComparison.Ordinal)) return EventClass.FileHostingActivity;
        if (method.StartsWith("google.cloud.oslogin.dataplane.", StringComparison.Ordinal)) return EventClass.Authentication;
        if (activity == ActivityKind.Read) return EventClass.ApiActivity;
        var changesAccounts = service switch
        {
            "iam.googleapis.com" or "apikeys.googleapis.com" or "cloudidentity.googleapis.com" => true,
            "oslogin.googleapis.com" => true,
            "clientauthconfig.googleapis.com" => name.Contains("Client", StringComparison.Ordinal),
            _ => method.StartsWith("storage.hmacKeys.", StringComparison.Ordinal) || method.StartsWith("cloudsql.users.", StringComparison.Ordinal)
                || name is "InsertProjectOwnershipInvite",
        };
        return changesAccounts ? EventClass.AccountChange : EventClass.ApiActivity;
    }

    private static AuditLesson LessonOf(string service, string method)
    {
        if (method.EndsWith("CreateServiceAccountKey", StringComparison.Ordinal)) return AuditLesson.KeyMade;
        if (service != "compute.googleapis.com") return AuditLesson.None;
        if (method.EndsWith(".compute.instances.insert", StringComparison.Ordinal)) return AuditLesson.InstanceMade;
        if (method.EndsWith(".compute.instances.delete", StringComparison.Ordinal)) return AuditLesson.InstanceEnded;
        if (method.EndsWith(".compute.instances.setLabels", StringComparison.Ordinal)) return AuditLesson.LabelsSet;
        return method.EndsWith(".compute.instances.addAccessConfig", StringComparison.Ordinal) ? AuditLesson.AddressGiven : AuditLesson.None;
    }

    /// <summary>The kind of a verb at the beginning of a name ("insert", "CreateServiceAccount", "aggregatedList").</summary>
    public static ActivityKind Verb(string name)
    {
        foreach (var prefix in Prefixes)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) name = name[prefix.Length..];
        }

        var end = 1;
        while (end < name.Length && char.IsAsciiLetterLower(name[end])) end++;
        return name[..Math.Min(end, name.Length)].ToLowerInvariant() switch
        {
            "create" or "insert" or "add" or "import" or "upload" or "register" or "clone" or "copy" or "attach" or "invite" or "generate" or "allocate" or "compose" => ActivityKind.Create,
            "get" or "list" or "search" or "query" or "read" or "aggregated" or "check" or "test" or "describe" or "export" or "download" or "lookup" or "fetch" or "count" or "watch"
                or "view" or "access" or "validate" or "analyze" or "troubleshoot" => ActivityKind.Read,
            "update" or "patch" or "set" or "modify" or "change" or "reset" or "move" or "resize" or "rename" or "replace" or "edit" or "write" or "undelete" or "enable" or "disable"
                or "rotate" or "apply" or "rewrite" or "start" or "stop" or "suspend" or "resume" or "restore" => ActivityKind.Update,
            "delete" or "remove" or "destroy" or "purge" or "revoke" or "drop" or "detach" or "deletecollection" => ActivityKind.Delete,
            _ => ActivityKind.Other,
        };
    }
}
