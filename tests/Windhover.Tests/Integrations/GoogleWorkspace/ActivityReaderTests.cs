using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.GoogleWorkspace.Sources.Activity;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.GoogleWorkspace;

public class ActivityReaderTests
{
    [Theory]
    [InlineData("login", "login", "login_success", EventClass.Authentication, ActivityKind.Logon, Outcome.Success)]
    [InlineData("login", "login", "logout", EventClass.Authentication, ActivityKind.Logoff, Outcome.Success)]
    [InlineData("login", "login", "login_failure", EventClass.Authentication, ActivityKind.Logon, Outcome.Failure)]
    [InlineData("login", "account_warning", "suspicious_login", EventClass.Authentication, ActivityKind.Logon, Outcome.Failure)]
    [InlineData("login", "account_warning", "account_disabled_hijacked", EventClass.AccountChange, ActivityKind.Update, Outcome.Success)]
    [InlineData("login", "attack_warning", "gov_attack_warning", EventClass.DetectionFinding, ActivityKind.Create, Outcome.Unknown)]
    [InlineData("user_accounts", "2sv_change", "2sv_disable", EventClass.AccountChange, ActivityKind.Delete, Outcome.Success)]
    [InlineData("admin", "USER_SETTINGS", "CREATE_USER", EventClass.AccountChange, ActivityKind.Create, Outcome.Success)]
    [InlineData("admin", "USER_SETTINGS", "DOWNLOAD_USERLIST_CSV", EventClass.ApiActivity, ActivityKind.Read, Outcome.Success)]
    [InlineData("admin", "DOMAIN_SETTINGS", "AUTHORIZE_API_CLIENT_ACCESS", EventClass.AccountChange, ActivityKind.Create, Outcome.Success)]
    [InlineData("admin", "APPLICATION_SETTINGS", "CHANGE_APPLICATION_SETTING", EventClass.ApiActivity, ActivityKind.Update, Outcome.Success)]
    [InlineData("drive", "access", "download", EventClass.FileHostingActivity, ActivityKind.Read, Outcome.Success)]
    [InlineData("token", "auth", "revoke", EventClass.AccountChange, ActivityKind.Delete, Outcome.Success)]
    [InlineData("token", "auth", "activity", EventClass.ApiActivity, ActivityKind.Other, Outcome.Success)]
    [InlineData("groups_enterprise", "moderator_action", "remove_member", EventClass.AccountChange, ActivityKind.Delete, Outcome.Success)]
    [InlineData("context_aware_access", "x", "ACCESS_DENY_EVENT", EventClass.Authentication, ActivityKind.Other, Outcome.Failure)]
    [InlineData("calendar", "calendar_change", "change_calendar_acls", EventClass.ApiActivity, ActivityKind.Update, Outcome.Success)]
    public void AnEventIsJudgedByApplicationTypeAndName(string application, string type, string name, EventClass eventClass, ActivityKind activity, Outcome outcome)
    {
        var found = ActivityJudge.Of(application, type, name);
        found.Class.ShouldBe(eventClass);
        found.Activity.ShouldBe(activity);
        found.Outcome.ShouldBe(outcome);
    }

    [Theory]
    [InlineData("""[{"name":"is_second_factor","boolValue":true}]""", Truth.Yes)]
    [InlineData("""[{"name":"is_second_factor","boolValue":false},{"name":"login_challenge_method","multiValue":["security_key"]}]""", Truth.No)]
    [InlineData("""[{"name":"login_challenge_method","multiValue":["password","security_key"]}]""", Truth.Yes)]
    [InlineData("""[{"multiValue":["password"],"name":"login_challenge_method"}]""", Truth.No)]
    [InlineData("""{"login_challenge_method":["none"]}""", Truth.Unknown)]
    [InlineData("null", Truth.Unknown)]
    public void ASecondFactorIsTold(string parameters, Truth mfa) =>
        Read($$"""{"type":"login","name":"login_success","parameters":{{parameters}}}""").Actors[0].Mfa.ShouldBe(mfa);

    [Fact]
    public void EveryEventOfAnActivityHasItsOwnIdAndItsOwnWantedFields()
    {
        var output = Read("""{"type":"access","name":"view","parameters":[{"name":"doc_id","value":"1"}]},{"type":"access","name":"edit","parameters":[{"name":"doc_id","value":"2"}]}""", "parameters.doc_id", "actor.email");
        output.Actors.Length.ShouldBe(2);
        output.Actors[0].Id.ShouldNotBe(output.Actors[1].Id);
        Attributes(output, 0).ShouldBe(["actor.email = dana@example.com", "parameters.doc_id = 1"]);
        Attributes(output, 1).ShouldBe(["actor.email = dana@example.com", "parameters.doc_id = 2"]);
    }

    [Fact]
    public void ParametersReadTheSameInEveryForm()
    {
        var list = new ActivityParameters();
        list.Read("""[{"value":"x","name":"a"},{"name":"m","messageValue":{"parameter":[{"name":"b","intValue":"7"},{"name":"c","multiMessageValue":[{"parameter":[{"name":"d","boolValue":true}]}]}]}}]"""u8);
        var names = new ActivityParameters();
        names.Read("""{"a":"x","m":{"b":7,"c":[{"d":true}]}}"""u8);
        foreach (var parameters in new[] { list, names })
        {
            Encoding.UTF8.GetString(parameters["a"u8]).ShouldBe("x");
            Encoding.UTF8.GetString(parameters["m.b"u8]).ShouldBe("7");
            Encoding.UTF8.GetString(parameters["m.c.d"u8]).ShouldBe("true");
            parameters.Count.ShouldBe(3);
        }
    }

    private static List<string> Attributes(EventBuffer output, int index)
    {
        var all = new List<string>();
        foreach (var field in output.Attributes(output.Actors[index])) all.Add($"{output.Symbols.Text(field.Key)} = {Encoding.UTF8.GetString(field.Value)}");
        return all;
    }

    private static EventBuffer Read(string events, params string[] wanted) => SourceSample.Read(
        new ActivitySource(),
        Encoding.UTF8.GetBytes($$"""{"kind":"admin#reports#activity","id":{"time":"2026-03-02T10:00:00Z","uniqueQualifier":"1","applicationName":"login","customerId":"C0"},"actor":{"email":"dana@example.com"},"events":[{{events}}]}""" + "\n"),
        wanted);
}
