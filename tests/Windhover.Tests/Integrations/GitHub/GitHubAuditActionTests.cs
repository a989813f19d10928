using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.GitHub.Sources.Audit;
using Windhover.Integrations.GitHub.Sources.Common;
using Xunit;

namespace Windhover.Tests.Integrations.GitHub;

/// <summary>What actions of the audit log are, and in which forms times come.</summary>
public class GitHubAuditActionTests
{
    [Theory]
    [InlineData("repo.create", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("repo.destroy", EventClass.ApiActivity, ActivityKind.Delete)]
    [InlineData("repo.access", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("repo.add_member", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("repo.remove_member", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("org.invite_member", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("org.block_user", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("org.disable_two_factor_requirement", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("business.add_admin", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("team.destroy", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("public_key.create", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("personal_access_token.access_granted", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("two_factor_authentication.disabled", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("user.login", EventClass.Authentication, ActivityKind.Logon)]
    [InlineData("user.logout", EventClass.Authentication, ActivityKind.Logoff)]
    [InlineData("git.clone", EventClass.FileHostingActivity, ActivityKind.Read)]
    [InlineData("git.fetch", EventClass.FileHostingActivity, ActivityKind.Read)]
    [InlineData("git.push", EventClass.FileHostingActivity, ActivityKind.Update)]
    [InlineData("repo.download_zip", EventClass.FileHostingActivity, ActivityKind.Read)]
    [InlineData("hook.create", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("protected_branch.destroy", EventClass.ApiActivity, ActivityKind.Delete)]
    [InlineData("secret_scanning_alert.create", EventClass.DetectionFinding, ActivityKind.Create)]
    [InlineData("secret_scanning_alert.resolve", EventClass.ApiActivity, ActivityKind.Update)]
    public void AnActionHasItsClassAndVerb(string action, EventClass eventClass, ActivityKind activity)
    {
        var judged = GitHubAuditAction.Of(action);
        judged.Class.ShouldBe(eventClass);
        judged.Activity.ShouldBe(activity);
    }

    [Theory]
    [InlineData("1621305118553", 1_621_305_118_553)]
    [InlineData("1621305118", 1_621_305_118_000)]
    [InlineData("2021-05-18T02:31:58.553Z", 1_621_305_118_553)]
    [InlineData("2021-05-18 02:31:58.553", 1_621_305_118_553)]
    public void ATimeIsReadInEveryForm(string text, long expected)
    {
        GitHubTime.TryRead(Encoding.UTF8.GetBytes(text), out var time).ShouldBeTrue();
        time.ShouldBe(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("99999999999999999999")]
    [InlineData("253402300800000")]
    [InlineData("then")]
    public void WhatIsNoTimeIsRefused(string text) => GitHubTime.TryRead(Encoding.UTF8.GetBytes(text), out _).ShouldBeFalse();
}
