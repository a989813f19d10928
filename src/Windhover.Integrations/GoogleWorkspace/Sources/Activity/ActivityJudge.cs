using Windhover.Core.Events;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>
/// Judges events by application, type and name, as https://developers.google.com/workspace/admin/reports/v1/appendix/activity lists them. The names are the same where
/// the events arrive through Cloud Logging (https://cloud.google.com/logging/docs/audit/gsuite-audit-logging).
/// </summary>
internal static class ActivityJudge
{
    /// <summary>What an event is.</summary>
    /// <param name="application">"login", "admin", "drive" …</param>
    /// <param name="type">The event's type.</param>
    /// <param name="name">The event's name.</param>
    public static ActivityMeaning Of(string application, string type, string name)
    {
        var activity = Activity(name);
        var finding = Finding(name);
        if (finding != FindingSeverity.Unknown) return new(EventClass.DetectionFinding, ActivityKind.Create, Outcome.Unknown, finding);
        return new(Class(application, type, name, activity), activity, Failed(name) ? Outcome.Failure : Outcome.Success, FindingSeverity.Unknown);
    }

    // Google's own suspicion about an account or a device.
    private static FindingSeverity Finding(string name) => name switch
    {
        "gov_attack_warning" => FindingSeverity.High,
        "DEVICE_COMPROMISED_EVENT" => FindingSeverity.High,
        "SUSPICIOUS_ACTIVITY_EVENT" or "risky_sensitive_action_allowed" or "risky_sensitive_action_blocked" => FindingSeverity.Medium,
        _ => FindingSeverity.Unknown,
    };

    private static EventClass Class(string application, string type, string name, ActivityKind activity)
    {
        switch (application)
        {
            case "login":
                return IsAccountChange(type, name) ? EventClass.AccountChange : EventClass.Authentication;
            case "saml":
                return EventClass.Authentication;
            case "user_accounts":
                return EventClass.AccountChange;
            case "context_aware_access":
                return EventClass.Authentication;
            case "drive":
                return EventClass.FileHostingActivity;
            case "token":
                return name is "authorize" or "revoke" ? EventClass.AccountChange : EventClass.ApiActivity;
            case "groups" or "groups_enterprise":
                return activity == ActivityKind.Read || name.Contains("message", StringComparison.OrdinalIgnoreCase) ? EventClass.ApiActivity : EventClass.AccountChange;
            case "mobile":
                return name == "FAILED_PASSWORD_ATTEMPTS_EVENT" ? EventClass.Authentication : EventClass.ApiActivity;
            case "admin":
                var aboutAccounts = type is "USER_SETTINGS" or "GROUP_SETTINGS" or "DELEGATED_ADMIN_SETTINGS" || name.EndsWith("_API_CLIENT_ACCESS", StringComparison.Ordinal);
                return aboutAccounts && activity != ActivityKind.Read ? EventClass.AccountChange : EventClass.ApiActivity;
            default:
                return EventClass.ApiActivity;
        }
    }

    private static bool IsAccountChange(string type, string name) =>
        type is "2sv_change" or "password_change" or "recovery_info_change" or "titanium_change" or "email_forwarding_change" or "passkey_change"
        || name.StartsWith("account_disabled", StringComparison.Ordinal) || name.StartsWith("2sv_", StringComparison.Ordinal)
        || name is "password_edit" or "recovery_email_edit" or "recovery_phone_edit" or "recovery_secret_qa_edit" or "titanium_enroll" or "titanium_unenroll" or "email_forwarding_out_of_domain";

    // Sign-ins that Google calls suspicious were blocked; "login_success" with is_suspicious was not.
    private static bool Failed(string name) =>
        name is "login_failure" or "ACCESS_DENY_EVENT" or "FAILED_PASSWORD_ATTEMPTS_EVENT" || name.StartsWith("suspicious_", StringComparison.Ordinal)
        || name.EndsWith("_FAILED", StringComparison.Ordinal) || name.EndsWith("_failed", StringComparison.Ordinal);

    private static ActivityKind Activity(string name)
    {
        if (name == "logout") return ActivityKind.Logoff;
        if (name.StartsWith("login_", StringComparison.Ordinal) || name.StartsWith("suspicious_", StringComparison.Ordinal)) return ActivityKind.Logon;
        foreach (var word in name.Split('_'))
        {
            var kind = Word(word);
            if (kind != ActivityKind.Other) return kind;
        }

        return ActivityKind.Other;
    }

    private static ActivityKind Word(string word) => word.ToLowerInvariant() switch
    {
        "create" or "add" or "upload" or "copy" or "insert" or "assign" or "grant" or "authorize" or "invite" or "enroll" or "created" => ActivityKind.Create,
        "view" or "download" or "print" or "preview" or "get" or "list" or "search" or "read" or "export" => ActivityKind.Read,
        "edit" or "rename" or "move" or "change" or "update" or "toggle" or "suspend" or "unsuspend" or "enforce" or "reset" or "transfer" or "untrash" or "ban" or "unban" or "approve"
            or "disabled" or "hijacked" or "undelete" or "allow" or "block" => ActivityKind.Update,
        "delete" or "trash" or "remove" or "unassign" or "revoke" or "unenroll" or "disable" or "leave" => ActivityKind.Delete,
        _ => ActivityKind.Other,
    };
}
