using Windhover.Core.Events;

namespace Windhover.Integrations.GitHub.Sources.Audit;

/// <summary>What the words of an action say.</summary>
internal static class GitHubAuditVerbs
{
    /// <summary>The first word that an operation's parts begin with decides.</summary>
    private static readonly (ActivityKind Kind, string[] Words)[] Verbs =
    [
        (ActivityKind.Delete, ["destroy", "delete", "remove", "revoke", "unblock", "cancel", "uninstall", "deauthorize"]),
        (ActivityKind.Create, ["create", "add", "invite", "grant", "assign", "register", "request", "install", "fork", "authorize", "generate", "provision", "prepare"]),
        (ActivityKind.Read, ["download", "clone", "fetch", "export", "view", "read", "list"]),
        (ActivityKind.Update,
        [
            "update", "change", "rename", "transfer", "enable", "disable", "archive", "unarchive", "access", "set", "edit", "modify", "dismiss", "resolve", "reopen", "push", "promote", "demote",
            "suspend", "unsuspend", "approve", "reset", "block", "merge", "complete", "rerun", "bypass", "override", "restrict", "policy",
        ]),
    ];

    /// <summary>What an action does to its resource.</summary>
    public static ActivityKind Of(string action, string operation, EventClass eventClass)
    {
        if (eventClass == EventClass.Authentication) return action == "user.logout" ? ActivityKind.Logoff : ActivityKind.Logon;
        if (eventClass == EventClass.DetectionFinding) return ActivityKind.Create;
        var parts = operation.Split('_', '.');
        foreach (var (kind, words) in Verbs)
        {
            if (Array.Exists(words, w => Array.Exists(parts, p => p.StartsWith(w, StringComparison.Ordinal)))) return kind;
        }

        return ActivityKind.Other;
    }
}
