using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.EntraAudit;

/// <summary>
/// What an activity of the directory is, by its category and its words
/// (https://learn.microsoft.com/en-us/entra/identity/monitoring-health/reference-audit-activities).
/// </summary>
internal static class EntraAuditOperation
{
    /// <summary>Categories in which a change is one of users, groups, roles, credentials or what they may do.</summary>
    private static readonly HashSet<string> AccountCategories = new(StringComparer.OrdinalIgnoreCase)
    {
        "UserManagement", "GroupManagement", "RoleManagement", "ApplicationManagement", "AdministrativeUnit", "EntitlementManagement", "ResourceManagement", "Agreement",
    };

    /// <summary>Words of such changes where the category is only that of the log, or of another kind.</summary>
    private static readonly string[] AccountWords =
    [
        "role assignment", "role definition", "elevated their access", "eligible member", "to role", "from role", "to group", "from group", "add user", "delete user", "update user", "disable account", "enable account",
        "password", "credential", "service principal", "consent to", "permission grant", "add owner", "remove owner", "security info", "authentication method for user",
    ];

    /// <summary>Judges an activity.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="category">Its category, or the log's.</param>
    /// <param name="type">operationType.</param>
    public static (EventClass Class, ActivityKind Kind) Of(string name, string category, string type)
    {
        if (category.Equals("Authentication", StringComparison.OrdinalIgnoreCase)) return (EventClass.Authentication, ActivityKind.Logon);
        var kind = KindOf(name, type);
        var isAccount = kind != ActivityKind.Read && (AccountCategories.Contains(category) || AccountWords.Any(w => name.Contains(w, StringComparison.OrdinalIgnoreCase)));
        return (isAccount ? EventClass.AccountChange : EventClass.ApiActivity, kind);
    }

    private static ActivityKind KindOf(string name, string type)
    {
        // Some services call every activity an update, reads too.
        if (name.EndsWith("_Get", StringComparison.OrdinalIgnoreCase) || Starts(name, "Get ") || Starts(name, "List ") || Starts(name, "Download ") || Starts(name, "Read ")) return ActivityKind.Read;
        if (Starts(type, "Unassign") || Starts(type, "Assign") || Starts(type, "Update")) return ActivityKind.Update;
        if (Starts(type, "Delete")) return ActivityKind.Delete;
        if (Starts(name, "Add member") || Starts(name, "Add owner") || Starts(name, "Remove ")) return ActivityKind.Update;
        if (Starts(type, "Add") || Starts(type, "Create") || Starts(name, "Add ") || Starts(name, "Create ") || Starts(name, "Invite ")) return ActivityKind.Create;
        if (Starts(name, "Delete ") || Starts(name, "Hard Delete ")) return ActivityKind.Delete;
        return Starts(name, "Update ") || Starts(name, "Set ") || Starts(name, "Change ") || Starts(name, "Reset ") || Starts(name, "Disable ") || Starts(name, "Enable ") || Starts(name, "Restore ")
            ? ActivityKind.Update
            : ActivityKind.Other;
    }

    private static bool Starts(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
