using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Http.Actions;
using Xunit;

namespace Windhover.Tests.Integrations.Http.Actions;

public sealed class WebhookActionTests
{
    private static readonly IAction Block = new BlockConnectionsWebhook();

    [Fact]
    public async Task EveryCallIsSignedAndNamesItsStep()
    {
        await using var receiver = new Receiver();
        await using var connection = WebhookLab.Open(WebhookLab.Settings(receiver.Address));
        var plan = await PlanAsync(connection);
        await Block.ApplyAsync(connection, plan, default);
        await Block.ApplyAsync(connection, plan, default);
        await Block.VerifyAsync(connection, plan, default);
        await Block.UndoAsync(connection, plan, default);
        receiver.Requests.ShouldAllBe(r => r.IsSigned);
        receiver.Requests.Select(r => $"{r.Line.Split(' ')[0]} {r.Headers["Idempotency-Key"]}").ShouldBe(
            ["POST ac-1-plan", "POST ac-1-apply", "POST ac-1-apply", "GET ac-1-verify", "GET ac-1-verify", "POST ac-1-undo", "GET ac-1-verify"]);
    }

    [Fact]
    public async Task AWrongSecretIsRefusedByTheReceiverAndNeverSaid()
    {
        await using var receiver = new Receiver();
        var settings = WebhookLab.Settings(receiver.Address);
        settings["secret"] = "another secret of ours!!";
        await using var connection = WebhookLab.Open(settings);
        var failed = await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(connection));
        failed.Message.ShouldContain("401");
        failed.Message.ShouldNotContain("another secret");
        receiver.Dump().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\", \"admin\": true, \"x\": \"")]
    [InlineData("</script>\r\nX-Injected: 1\r\n\r\n")]
    [InlineData("{{credential}} {{secret}}")]
    [InlineData("a\u0000b\u202e\ud83d\ude00")]
    [InlineData("\\u0022,\\\\")]
    public async Task WhateverAMachineIsCalledItIsOneValue(string name)
    {
        await using var receiver = new Receiver();
        var settings = WebhookLab.Settings(receiver.Address);
        settings["headers"] = "X-Team: blue\nAuthorization: Bearer abc";
        settings["body"] = """{"step":"{{step}}","kind":"{{kind}}","entity":{"name":"{{entity.name}}","ips":"{{entity.ips}}"},"note":"Seen: {{entity.name}} at {{ entity.ips }}","targets":"{{block.remotes}}","rules":"{{block}}","n":5}""";
        await using var connection = WebhookLab.Open(settings);
        var plan = await Block.PlanAsync(connection, WebhookLab.Request(ContainmentKind.BlockConnections, EntityType.Device, name), default);
        await Block.ApplyAsync(connection, plan, default);
        var sent = JsonNode.Parse(receiver.Requests[^1].Body)!.AsObject();
        sent.Select(p => p.Key).ShouldBe(["step", "kind", "entity", "note", "targets", "rules", "n"]);
        ((string)sent["entity"]!["name"]!).ShouldBe(name);
        sent["entity"]!["ips"]!.ToJsonString().ShouldBe("""["10.0.0.7","10.0.0.8"]""");
        ((string)sent["note"]!).ShouldBe($"Seen: {name} at 10.0.0.7, 10.0.0.8");
        sent["targets"]!.ToJsonString().ShouldBe("""["203.0.113.9"]""");
        sent["rules"]!.ToJsonString().ShouldBe("""[{"remote":"203.0.113.9","port":443,"protocol":6,"direction":"outgoing"}]""");
        receiver.Requests[^1].Headers.ShouldNotContainKey("X-Injected");
        receiver.Requests[^1].Headers["X-Team"].ShouldBe("blue");
        plan.Text.ShouldNotContain("\n");
        receiver.State("ac-1").ShouldBe("block_connections");
    }

    [Fact]
    public async Task ACallThatIsSentElsewhereIsNotFollowed()
    {
        await using var other = new Receiver();
        await using var receiver = new Receiver { Always = $"HTTP/1.1 307 X\r\nLocation: {other.Address}/rules/x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" };
        await using var connection = WebhookLab.Open(WebhookLab.Settings(receiver.Address));
        (await Should.ThrowAsync<ActionFailedException>(() => PlanAsync(connection))).Message.ShouldContain("307");
        other.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("HTTP/1.1 200 X\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")]
    [InlineData("HTTP/1.1 200 X\r\nContent-Length: 19\r\nConnection: close\r\n\r\n{\"state\":\"sort of\"}")]
    [InlineData("HTTP/1.1 200 X\r\nContent-Length: 12\r\nConnection: close\r\n\r\n<html></html")]
    [InlineData("HTTP/1.1 404 X\r\nContent-Length: 18\r\nConnection: close\r\n\r\n{\"state\":\"absent\"}")]
    [InlineData("HTTP/1.1 200 X\r\nContent-Length: 70000\r\nConnection: close\r\n\r\n")]
    [InlineData("garbage")]
    public async Task AnAnswerThatSaysNothingIsAFailureAndNotAState(string answer)
    {
        await using var receiver = new Receiver();
        await using var connection = WebhookLab.Open(WebhookLab.Settings(receiver.Address));
        var plan = await PlanAsync(connection);
        receiver.Always = answer;
        await Should.ThrowAsync<ActionFailedException>(() => Block.VerifyAsync(connection, plan, default));
    }

    [Fact]
    public async Task WithoutAVerifyAddressTheAnswerIsWhatIsKnownAndOnlyAsLongAsTheProgramRuns()
    {
        await using var receiver = new Receiver();
        var settings = WebhookLab.Settings(receiver.Address);
        settings.Remove("verify_url");
        settings["trust_answer"] = "true";
        await using var connection = WebhookLab.Open(settings);
        var plan = await PlanAsync(connection);
        await Block.ApplyAsync(connection, plan, default);
        var check = await Block.VerifyAsync(connection, plan, default);
        check.State.ShouldBe(ActionState.InForce);
        check.Text.ShouldContain("not asked");
        await using var restarted = WebhookLab.Open(settings);
        (await Should.ThrowAsync<ActionFailedException>(() => Block.VerifyAsync(restarted, plan, default))).Message.ShouldContain("not known");
        (await Block.UndoAsync(restarted, plan, default)).State.ShouldBe(ActionState.Absent);
        receiver.Dump().ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatAReceiverDoesNotKnowAnyMoreIsGoneOnlyWhereItCanBeAsked()
    {
        const string unknown = "HTTP/1.1 404 X\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        await using var receiver = new Receiver();
        var settings = WebhookLab.Settings(receiver.Address);
        settings.Remove("verify_url");
        settings["trust_answer"] = "true";
        await using var connection = WebhookLab.Open(settings);
        var plan = await PlanAsync(connection);
        receiver.Always = unknown;
        (await Should.ThrowAsync<ActionFailedException>(() => Block.UndoAsync(connection, plan, default))).Message.ShouldContain("404");
        receiver.Always = unknown.Replace("404", "410", StringComparison.Ordinal);
        (await Block.UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Absent);
    }

    [Fact]
    public async Task WhatCannotBeTakenBackIsNotAskedFor()
    {
        await using var receiver = new Receiver();
        await using var connection = WebhookLab.Open(WebhookLab.Settings(receiver.Address));
        IAction revoke = new RevokeSessionsWebhook();
        var plan = await revoke.PlanAsync(connection, WebhookLab.Request(ContainmentKind.RevokeSessions, EntityType.Identity), default);
        (await revoke.UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Absent);
        await revoke.ApplyAsync(connection, plan, default);
        (await revoke.UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
        receiver.Requests.ShouldNotContain(r => r.Headers["Idempotency-Key"] == "ac-1-undo");
    }

    [Fact]
    public async Task AReceiverIsAskedOnlyForWhatItDoesAndWhomItServes()
    {
        await using var receiver = new Receiver();
        var settings = WebhookLab.Settings(receiver.Address);
        settings["actions"] = "quarantine";
        settings["accounts"] = "123456789012";
        await using var connection = WebhookLab.Open(settings);
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(connection));
        var quarantine = new QuarantineWebhook();
        await Should.ThrowAsync<ActionRefusedException>(() => ((IAction)quarantine).PlanAsync(connection, WebhookLab.Request(ContainmentKind.Quarantine, EntityType.Device), default));
        receiver.Requests.ShouldBeEmpty();
        await ((IAction)quarantine).PlanAsync(connection, WebhookLab.Request(ContainmentKind.Quarantine, EntityType.Device, account: "123456789012"), default);
    }

    [Theory]
    [InlineData("url", "http://firewall.example.com/x")]
    [InlineData("url", "https://user:password@firewall.example.com/x")]
    [InlineData("url", "https://{{action_id}}.example.com/x")]
    [InlineData("url", "https://firewall.example.com/{{entity.name}}")]
    [InlineData("url", "ftp://127.0.0.1/x")]
    [InlineData("undo_url", "")]
    [InlineData("verify_url", "")]
    [InlineData("secret", "short")]
    [InlineData("actions", "stop")]
    [InlineData("actions", "")]
    [InlineData("body", "{{action_id}}")]
    [InlineData("body", "[1]")]
    [InlineData("body", """{"a":"{{entity.secret}}"}""")]
    [InlineData("headers", "no colon")]
    [InlineData("headers", "X Y: 1")]
    [InlineData("method", "GET")]
    [InlineData("trust_answer", "perhaps")]
    public void ASettingThatIsWrongIsNamed(string setting, string value)
    {
        var settings = WebhookLab.Settings("https://firewall.example.com");
        settings[setting] = value;
        Should.Throw<CollectorSettingsException>(() => WebhookLab.Open(settings)).Setting.ShouldBe(setting);
    }

    private static Task<ActionPlan> PlanAsync(IResponderConnection connection) => Block.PlanAsync(connection, WebhookLab.Request(ContainmentKind.BlockConnections, EntityType.Device), default);
}
