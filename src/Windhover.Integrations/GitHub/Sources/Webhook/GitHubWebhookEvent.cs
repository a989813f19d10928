using Windhover.Core.Events;

namespace Windhover.Integrations.GitHub.Sources.Webhook;

/// <summary>One kind of event: by which property of the body it is told, as the body does not name it (the header X-GitHub-Event does).</summary>
/// <param name="Name">The event's name.</param>
/// <param name="Marker">The property that tells it.</param>
/// <param name="Class">OCSF class.</param>
/// <param name="Times">Paths of the time at which it happened, the best first.</param>
/// <param name="Second">Paths of the second thing.</param>
internal sealed record GitHubWebhookEvent(string Name, string Marker, EventClass Class, string[] Times, string[] Second)
{
    /// <summary>All events that have a property of their own; the first whose property a body has is it, so that what holds another stands before it.</summary>
    public static IReadOnlyList<GitHubWebhookEvent> All { get; } =
    [
        Api("ping", "zen", ["hook.updated_at", "hook.created_at"], ["hook.config.url"]),
        Api("meta", "hook_id", ["hook.updated_at"], ["hook.config.url"]),
        Api("workflow_job", "workflow_job", ["workflow_job.completed_at", "workflow_job.started_at", "workflow_job.created_at"], ["workflow_job.name"]),
        Api("workflow_run", "workflow_run", ["workflow_run.updated_at", "workflow_run.run_started_at", "workflow_run.created_at"], ["workflow_run.name"]),
        Api("check_run", "check_run", ["check_run.completed_at", "check_run.started_at"], ["check_run.name"]),
        Api("check_suite", "check_suite", ["check_suite.updated_at", "check_suite.created_at"], ["check_suite.head_branch"]),
        Api("deployment_status", "deployment_status", ["deployment_status.updated_at", "deployment_status.created_at"], ["deployment_status.environment"]),
        Api("deployment", "deployment", ["deployment.updated_at", "deployment.created_at"], ["deployment.environment"]),
        Api("pull_request_review", "review", ["review.submitted_at"], ["pull_request.html_url"]),
        Api("discussion", "discussion", ["comment.updated_at", "discussion.updated_at", "discussion.created_at"], ["discussion.html_url"]),
        Api("issue_comment", "comment", ["comment.updated_at", "comment.created_at"], ["comment.html_url"]),
        Api("pull_request", "pull_request", ["pull_request.closed_at", "pull_request.updated_at", "pull_request.created_at"], ["pull_request.html_url"]),
        Api("issues", "issue", ["issue.updated_at", "issue.created_at"], ["issue.html_url"]),
        Api("label", "label", [], ["label.name"]),
        Api("milestone", "milestone", ["milestone.updated_at", "milestone.created_at"], ["milestone.title"]),
        Api("package", "package", ["package.updated_at", "package.created_at"], ["package.name"]),
        Api("registry_package", "registry_package", ["registry_package.updated_at", "registry_package.created_at"], ["registry_package.name"]),
        Api("merge_group", "merge_group", [], ["merge_group.head_ref"]),
        Api("release", "release", ["release.published_at", "release.created_at"], ["release.tag_name"]),
        new("alert", "alert", EventClass.DetectionFinding, ["alert.updated_at", "alert.created_at"], ["alert.rule.description", "alert.secret_type", "alert.security_advisory.summary", "alert.affected_package_name"]),
        Api("gollum", "pages", [], ["pages.html_url"]),
        Api("fork", "forkee", ["forkee.created_at"], ["forkee.full_name"]),
        new("membership", "scope", EventClass.AccountChange, [], ["team.slug", "team.name"]),
        new("organization", "membership", EventClass.AccountChange, [], ["membership.user.login"]),
        new("member", "member", EventClass.AccountChange, [], ["member.login"]),
        new("team", "team", EventClass.AccountChange, [], ["team.slug", "team.name"]),
        new("deploy_key", "key", EventClass.AccountChange, ["key.created_at"], ["key.title"]),
        new("org_block", "blocked_user", EventClass.AccountChange, [], ["blocked_user.login"]),
        new("personal_access_token_request", "personal_access_token_request", EventClass.AccountChange, ["personal_access_token_request.created_at"], ["personal_access_token_request.owner.login"]),
        Api("installation", "installation.account", ["installation.updated_at", "installation.created_at"], ["installation.app_slug"]),
        Api("branch_protection_rule", "rule", ["rule.updated_at", "rule.created_at"], ["rule.name"]),
        Api("repository_ruleset", "repository_ruleset", ["repository_ruleset.updated_at", "repository_ruleset.created_at"], ["repository_ruleset.name"]),
        Api("page_build", "build", ["build.updated_at", "build.created_at"], []),
        Api("star", "starred_at", ["starred_at"], []),
        new("push", "pusher", EventClass.FileHostingActivity, ["repository.pushed_at", "head_commit.timestamp", "commits.timestamp"], ["ref"]),
        new("push", "commits", EventClass.FileHostingActivity, ["repository.pushed_at", "head_commit.timestamp", "commits.timestamp"], ["ref"]),
        Api("status", "context", ["updated_at", "created_at"], ["context"]),
    ];

    private static GitHubWebhookEvent Api(string name, string marker, string[] times, string[] second) => new(name, marker, EventClass.ApiActivity, times, second);
}
