using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Activity;

/// <summary>
/// What an operation of the control plane is, by its name alone: <c>provider/type/…/verb</c>
/// (https://learn.microsoft.com/en-us/azure/role-based-access-control/resource-provider-operations).
/// </summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does; a write makes or changes, which only the status tells.</param>
/// <param name="Service">The resource provider.</param>
internal readonly record struct ActivityOperation(EventClass Class, ActivityKind Activity, string Service)
{
    private static readonly string[] Reads = ["list", "get", "read", "check", "validate", "query", "search", "view", "export", "download", "retrieve", "calculate", "show"];
    private static readonly string[] Deletes = ["delete", "purge", "remove"];
    private static readonly string[] Creates = ["create", "generate", "elevateaccess", "import", "clone"];
    private static readonly string[] Updates = ["update", "regenerate", "rotate", "reset", "restore", "recover", "move", "start", "stop", "restart", "deallocate", "poweroff", "enable", "disable", "attach", "detach", "register", "unregister", "upgrade", "swap"];

    /// <summary>Types that say who may do what, and identities.</summary>
    private static readonly string[] AccountTypes =
    [
        "microsoft.authorization/roleassignment", "microsoft.authorization/roledefinitions", "microsoft.authorization/roleeligibility", "microsoft.authorization/rolemanagement",
        "microsoft.authorization/denyassignments", "microsoft.authorization/classicadministrators", "microsoft.authorization/elevateaccess", "microsoft.managedidentity/", "/rbac.authorization.k8s.io/",
        "microsoft.keyvault/vaults/accesspolicies", "/sqlroleassignments", "/sqlroledefinitions",
    ];

    /// <summary>Judges an operation.</summary>
    /// <param name="name">operationName, in lower case.</param>
    public static ActivityOperation Of(string name)
    {
        var service = name.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? name[..slash] : "";
        var kind = KindOf(name);
        var isAccount = kind is not ActivityKind.Read && AccountTypes.Any(t => name.Contains(t, StringComparison.Ordinal));
        return new(isAccount ? EventClass.AccountChange : EventClass.ApiActivity, kind, service);
    }

    private static ActivityKind KindOf(string name)
    {
        var parts = name.Split('/');
        switch (parts[^1])
        {
            case "write":
                return ActivityKind.Update;
            case "delete":
                return ActivityKind.Delete;
            case "read":
                return ActivityKind.Read;
        }

        var verb = parts[^1] == "action" && parts.Length > 1 ? parts[^2] : parts[^1];
        if (Starts(verb, Reads)) return ActivityKind.Read;
        if (Starts(verb, Deletes)) return ActivityKind.Delete;
        if (Starts(verb, Creates)) return ActivityKind.Create;
        return Starts(verb, Updates) ? ActivityKind.Update : ActivityKind.Other;
    }

    private static bool Starts(string verb, string[] words) => words.Any(w => verb.StartsWith(w, StringComparison.Ordinal));
}
