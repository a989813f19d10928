using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Okta.Sources.SystemLog;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Okta;

/// <summary>What event types are, and the form of event hooks.</summary>
public class SystemLogOperationTests
{
    [Theory]
    [InlineData("user.session.start", EventClass.Authentication, ActivityKind.Logon)]
    [InlineData("user.session.end", EventClass.Authentication, ActivityKind.Logoff)]
    [InlineData("user.authentication.sso", EventClass.Authentication, ActivityKind.Logon)]
    [InlineData("user.mfa.okta_verify.deny_push", EventClass.Authentication, ActivityKind.Logon)]
    [InlineData("user.mfa.factor.deactivate", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("user.mfa.factor.activate", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("user.account.privilege.grant", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("user.account.lock", EventClass.AccountChange, ActivityKind.Update)]
    [InlineData("user.lifecycle.delete.initiated", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("group.user_membership.remove", EventClass.AccountChange, ActivityKind.Delete)]
    [InlineData("application.user_membership.add", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("application.lifecycle.create", EventClass.ApiActivity, ActivityKind.Create)]
    [InlineData("policy.rule.update", EventClass.ApiActivity, ActivityKind.Update)]
    [InlineData("system.api_token.create", EventClass.AccountChange, ActivityKind.Create)]
    [InlineData("security.threat.detected", EventClass.DetectionFinding, ActivityKind.Create)]
    [InlineData("system.org.rate_limit.warning", EventClass.ApiActivity, ActivityKind.Other)]
    public void AnEventTypeHasItsClassAndVerb(string eventType, EventClass eventClass, ActivityKind activity)
    {
        var judged = SystemLogOperation.Of(eventType);
        judged.Class.ShouldBe(eventClass);
        judged.Activity.ShouldBe(activity);
    }

    [Fact]
    public void AnEventHookIsRecognisedByTheEventsInside()
    {
        var source = new SystemLogSource();
        var hook = Encoding.UTF8.GetBytes(
            """{"eventType":"com.okta.event_hook","eventTypeVersion":"1.0","source":"https://contoso.example/api/v1/eventHooks/who1","data":{"events":[{"uuid":"u1","published":"2026-03-02T08:00:00Z","eventType":"user.session.start","displayMessage":"x","actor":{"id":"1","type":"User","alternateId":"a@b.example"}}]}}""");
        source.Recognise(hook).ShouldBeGreaterThan(0);
        source.Descriptor.RecordArrays.ShouldContain("data.events");
    }

    [Fact]
    public void ARecordOnABusIsReadInsideItsEnvelope()
    {
        var output = SourceSample.Read(new SystemLogSource(), Encoding.UTF8.GetBytes("""{"detail-type":"x","detail":{"eventType":"user.session.start","published":"2026-03-02T08:00:00Z","uuid":"u1","actor":{"alternateId":"A@B.example"}}}"""), []);
        output.Symbols.Text(output.Actors[0].Actor).ShouldBe("a@b.example");
        output.Rejected.ShouldBeEmpty();
    }
}
