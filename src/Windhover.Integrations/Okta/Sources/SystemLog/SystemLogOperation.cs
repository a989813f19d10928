using Windhover.Core.Events;

namespace Windhover.Integrations.Okta.Sources.SystemLog;

/// <summary>What an event type is (https://developer.okta.com/docs/reference/api/event-types/); judged once for each.</summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does to its resource.</param>
/// <param name="IsSecondFactor">Whether it is the check of a second factor.</param>
internal readonly record struct SystemLogOperation(EventClass Class, ActivityKind Activity, bool IsSecondFactor)
{
    /// <summary>The first beginning that an event type has decides.</summary>
    private static readonly (string Prefix, EventClass Class)[] Classes =
    [
        ("security.threat.", EventClass.DetectionFinding),
        ("security.attack.", EventClass.DetectionFinding),
        ("security.breached_credential.", EventClass.DetectionFinding),
        ("user.risk.detect", EventClass.DetectionFinding),
        ("user.account.report_suspicious_activity", EventClass.DetectionFinding),
        ("analytics.feedback.", EventClass.ApiActivity),
        ("user.mfa.factor.", EventClass.AccountChange),
        ("user.mfa.", EventClass.Authentication),
        ("user.session.", EventClass.Authentication),
        ("user.authentication.", EventClass.Authentication),
        ("user.identity_verification", EventClass.Authentication),
        ("policy.evaluate_sign_on", EventClass.Authentication),
        ("policy.auth_reevaluate.", EventClass.Authentication),
        ("app.oauth2.signon", EventClass.Authentication),
        ("app.generic.unauth_app_access_attempt", EventClass.Authentication),
        ("app.generic.login", EventClass.Authentication),
        ("system.push.send_factor", EventClass.Authentication),
        ("system.sms.send_factor", EventClass.Authentication),
        ("system.voice.send_", EventClass.Authentication),
        ("system.email.send_factor", EventClass.Authentication),
        ("system.email.mfa_", EventClass.Authentication),
        ("user.account.", EventClass.AccountChange),
        ("user.lifecycle.", EventClass.AccountChange),
        ("user.credential.", EventClass.AccountChange),
        ("user.registration.", EventClass.AccountChange),
        ("user.import.", EventClass.AccountChange),
        ("group.", EventClass.AccountChange),
        ("iam.", EventClass.AccountChange),
        ("application.user_membership.", EventClass.AccountChange),
        ("master_application.user_membership.", EventClass.AccountChange),
        ("app.user_management.", EventClass.AccountChange),
        ("system.api_token.", EventClass.AccountChange),
        ("app.oauth2.client.lifecycle.", EventClass.AccountChange),
        ("app.oauth2.client_id_rotate", EventClass.AccountChange),
        ("app.oauth2.credentials.", EventClass.AccountChange),
    ];

    private static readonly (ActivityKind Kind, string[] Words)[] Verbs =
    [
        (ActivityKind.Delete, ["delete", "remove", "revoke", "deactivate", "unassign", "purge"]),
        (ActivityKind.Create, ["create", "add", "grant", "assign", "import", "issue", "enroll"]),
        (ActivityKind.Update, ["update", "activate", "reactivate", "reset", "lock", "unlock", "suspend", "change", "rename", "edit", "modify", "rotate", "expire", "enable", "disable", "push"]),
        (ActivityKind.Read, ["read", "view", "download", "export", "list", "reveal"]),
    ];

    /// <summary>Judges an event type.</summary>
    public static SystemLogOperation Of(string eventType)
    {
        var found = EventClass.ApiActivity;
        foreach (var (prefix, eventClass) in Classes)
        {
            if (!eventType.StartsWith(prefix, StringComparison.Ordinal)) continue;
            found = eventClass;
            break;
        }

        return new(found, ActivityOf(eventType, found), eventType == "user.authentication.auth_via_mfa");
    }

    private static ActivityKind ActivityOf(string eventType, EventClass eventClass)
    {
        if (eventClass == EventClass.DetectionFinding) return ActivityKind.Create;
        if (eventClass == EventClass.Authentication)
        {
            var isEnd = eventType is "user.session.end" or "user.session.clear" or "user.authentication.slo" or "user.session.impersonation.end" or "user.session.expire";
            return isEnd ? ActivityKind.Logoff : ActivityKind.Logon;
        }

        // The verb stands last, or before how far it came ("user.lifecycle.delete.initiated").
        var segments = eventType.Split('.');
        for (var i = segments.Length - 1; i > 0; i--)
        {
            var parts = segments[i].Split('_');
            foreach (var (kind, words) in Verbs)
            {
                if (Array.Exists(words, w => Array.Exists(parts, part => part.StartsWith(w, StringComparison.Ordinal)))) return kind;
            }
        }

        return ActivityKind.Other;
    }
}
