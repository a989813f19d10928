using Windhover.Core.Events;

namespace Windhover.Integrations.GitHub.Sources.Audit;

/// <summary>What an action ("category.operation") is; judged once for each.</summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does to its resource.</param>
/// <param name="IsAboutUser">Whether the user named is what is acted on.</param>
/// <param name="IsAboutTeam">Whether the team named is.</param>
/// <param name="Second">Which field names the second thing.</param>
/// <param name="IsFailure">Whether the action itself says that it failed.</param>
/// <param name="HasConclusion">Whether the record says how a run ended.</param>
internal readonly record struct GitHubAuditAction(
    EventClass Class, ActivityKind Activity, bool IsAboutUser, bool IsAboutTeam, GitHubAuditSecond Second, bool IsFailure, bool HasConclusion)
{
    /// <summary>Categories of users, groups, roles and credentials.</summary>
    private static readonly HashSet<string> AccountCategories = new(StringComparer.Ordinal)
    {
        "team", "enterprise_team", "public_key", "deploy_key", "gpg_key", "ssh_certificate_authority", "personal_access_token", "oauth_access", "oauth_authorization", "org_credential_authorization",
        "organization_role", "role", "organization_moderators", "external_group", "external_identity", "external_identities", "user", "two_factor_authentication", "security_key", "passkey",
        "team_sync_tenant", "enterprise_role", "account_recovery_token", "user_email",
    };

    /// <summary>Operations of "org", "business" and "repo" that are about people.</summary>
    private static readonly string[] PeopleWords =
    [
        "member", "invite", "invitation", "collaborator", "_admin", "owner", "block_user", "security_manager", "billing_manager", "guest", "support_entitle",
    ];

    private static readonly HashSet<string> SignIns = new(StringComparer.Ordinal)
    {
        "user.login", "user.failed_login", "user.logout", "user.two_factor_requested", "user.two_factor_challenge_success", "user.two_factor_challenge_failure", "user.new_device_used",
        "user.sign_in_from_unrecognized_device", "user.sign_in_from_unrecognized_device_and_location", "user.correct_password_from_unrecognized_device", "org.sso_response", "business.sso_response",
    };

    private static readonly HashSet<string> Findings = new(StringComparer.Ordinal)
    {
        "code_scanning.alert_created", "code_scanning.alert_reappeared", "code_scanning.alert_appeared_in_branch", "secret_scanning_alert.create", "secret_scanning_alert.public_leak",
        "secret_scanning_alert.report", "repository_vulnerability_alert.create", "repository_vulnerability_alert.reintroduce", "dependabot_alerts.create",
    };

    private static readonly HashSet<string> Content = new(StringComparer.Ordinal) { "git.clone", "git.fetch", "git.push", "repo.download_zip" };

    /// <summary>Judges an action.</summary>
    public static GitHubAuditAction Of(string action)
    {
        var dot = action.IndexOf('.', StringComparison.Ordinal);
        var category = dot < 0 ? action : action[..dot];
        var operation = action[(dot + 1)..];
        var eventClass = ClassOf(action, category, operation);
        var isPeople = eventClass == EventClass.AccountChange && category != "repo" && category is not ("team" or "enterprise_team");
        var isTeamMember = category is "team" or "enterprise_team" && operation.Contains("member", StringComparison.Ordinal);
        return new(
            eventClass,
            GitHubAuditVerbs.Of(action, operation, eventClass),
            isPeople || isTeamMember || (eventClass == EventClass.Authentication),
            category is "team" or "enterprise_team",
            SecondOf(category, isTeamMember || category is "team" or "enterprise_team" or "org" or "business" or "organization_moderators" or "external_group"),
            action is "user.failed_login" or "user.two_factor_challenge_failure" or "protected_branch.rejected_ref_update",
            category == "workflows");
    }

    private static EventClass ClassOf(string action, string category, string operation)
    {
        if (SignIns.Contains(action)) return EventClass.Authentication;
        if (Findings.Contains(action)) return EventClass.DetectionFinding;
        if (Content.Contains(action)) return EventClass.FileHostingActivity;
        if (AccountCategories.Contains(category)) return EventClass.AccountChange;
        var isPeople = category is "org" or "business" or "repo" && Array.Exists(PeopleWords, w => operation.Contains(w, StringComparison.Ordinal))
            && !operation.StartsWith("members_can", StringComparison.Ordinal) && !operation.Contains("_policy", StringComparison.Ordinal)
            && !operation.StartsWith("enable_", StringComparison.Ordinal) && !operation.StartsWith("disable_", StringComparison.Ordinal);
        return isPeople ? EventClass.AccountChange : EventClass.ApiActivity;
    }

    private static GitHubAuditSecond SecondOf(string category, bool isGroup) => category switch
    {
        "hook" or "hook_config" => GitHubAuditSecond.Webhook,
        "workflows" or "protected_branch" or "environment" => GitHubAuditSecond.Name,
        "repository_ruleset" => GitHubAuditSecond.Ruleset,
        "integration_installation" or "integration" or "oauth_application" or "oauth_authorization" or "oauth_access" or "integration_installation_request" or "org_credential_authorization" =>
            GitHubAuditSecond.Application,
        "organization_role" or "role" or "enterprise_role" => GitHubAuditSecond.Role,
        _ => isGroup ? GitHubAuditSecond.Group : GitHubAuditSecond.User,
    };
}
