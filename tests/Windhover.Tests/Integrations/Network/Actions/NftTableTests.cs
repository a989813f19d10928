using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Network.Actions;
using Windhover.Testing.Network;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Actions;

/// <summary>How actions share the router's table with each other and with people.</summary>
public sealed class NftTableTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(7200)]
    [InlineData(60)]
    public async Task AnotherEndReplacesTheKernelsTime(int seconds)
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.BlockConnections, hosts: 1);
        var action = new NftBlockConnections();
        var plan = await action.PlanAsync(platform.Connection, platform.Request, Cancellation);
        await action.ApplyAsync(platform.Connection, plan, Cancellation);
        var changed = plan with { Until = NftPlatform.Now + (seconds * 1000) };
        (await action.VerifyAsync(platform.Connection, changed, Cancellation)).State.ShouldBe(ActionState.Different);
        await action.ApplyAsync(platform.Connection, changed, Cancellation);
        (await action.VerifyAsync(platform.Connection, changed, Cancellation)).State.ShouldBe(ActionState.InForce);
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Different);
        var expires = JsonNode.Parse(await platform.Network.RulesAsync())!["nftables"]!.AsArray().Where(o => o!["set"] is not null)
            .Select(o => o!["set"]!["elem"]!.AsArray().ShouldHaveSingleItem()!["elem"]!["expires"]!.GetValue<long>()).ToList();
        expires.Count.ShouldBe(2, "one of each family");
        expires.ShouldAllBe(e => e > seconds - 30 && e <= seconds);
    }

    [Fact]
    public async Task TheTableGoesWithTheLastActionAndOthersAreNotTouched()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.Quarantine, hosts: 1);
        var empty = await platform.DumpAsync();
        var (first, second) = (new NftQuarantine(), new NftBlockConnections());
        var one = await first.PlanAsync(platform.Connection, platform.Request, Cancellation);
        await first.ApplyAsync(platform.Connection, one, Cancellation);
        var alone = await platform.DumpAsync();
        var two = await second.PlanAsync(platform.Connection, platform.Request with { ActionId = "ac-2", Wanted = platform.Wanted with { Kind = ContainmentKind.BlockConnections } }, Cancellation);
        await second.ApplyAsync(platform.Connection, two, Cancellation);
        (await second.UndoAsync(platform.Connection, two, Cancellation)).State.ShouldBe(ActionState.Absent);
        (await platform.DumpAsync()).ShouldBe(alone);
        (await first.UndoAsync(platform.Connection, one, Cancellation)).State.ShouldBe(ActionState.Absent);
        (await platform.DumpAsync()).ShouldBe(empty);
    }

    [Fact]
    public async Task ARuleThatAPersonTookAwayIsNoticedAndComesBackWhenItIsAppliedAgain()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.EnforcePatternOfLife, hosts: 1);
        var action = new NftEnforcePatternOfLife();
        var plan = await action.PlanAsync(platform.Connection, platform.Request, Cancellation);
        await action.ApplyAsync(platform.Connection, plan, Cancellation);
        var made = await platform.DumpAsync();
        await RoutedNetwork.RunAsync(platform.Network.Router, "nft", "flush chain inet windhover windhover-ac-0123456789ab-in");
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Different);
        await action.ApplyAsync(platform.Connection, plan, Cancellation);
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        (await platform.DumpAsync()).Length.ShouldBe(made.Length);
        await RoutedNetwork.RunAsync(platform.Network.Router, "nft", "delete table inet windhover");
        (await action.VerifyAsync(platform.Connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
    }

    [Fact]
    public async Task TwoActionsAtOnceBothStand()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.Quarantine, hosts: 1);
        await using var other = NftPlatform.Open(platform.Network);
        var action = new NftQuarantine();
        var plans = new List<ActionPlan>();
        for (var i = 0; i < 8; i++) plans.Add(await action.PlanAsync(platform.Connection, platform.Request with { ActionId = $"ac-{i}" }, Cancellation));
        await Task.WhenAll(plans.Select((plan, i) => action.ApplyAsync(i % 2 == 0 ? platform.Connection : other, plan, Cancellation)));
        foreach (var plan in plans) (await action.VerifyAsync(other, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        await Task.WhenAll(plans.Select((plan, i) => action.UndoAsync(i % 2 == 0 ? platform.Connection : other, plan, Cancellation)));
        (await platform.DumpAsync()).ShouldNotContain("\"windhover\"");
    }

    [Theory]
    [InlineData("10.77.1.2; flush ruleset")]
    [InlineData("10.77.1.2 }\n flush ruleset")]
    [InlineData("0.0.0.0/0")]
    [InlineData("$(reboot)")]
    [InlineData("224.0.0.1")]
    public async Task WhatIsNoAddressOfADeviceNeverReachesNft(string ip)
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.Quarantine, hosts: 1);
        var before = await platform.DumpAsync();
        var hostile = platform.Request with { Wanted = platform.Wanted with { Entity = NftPlatform.Device([ip], ip) } };
        await Should.ThrowAsync<ActionRefusedException>(() => new NftQuarantine().PlanAsync(platform.Connection, hostile, Cancellation));
        (await platform.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task AHostileNameIsNoPartOfARule()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.Quarantine, hosts: 1);
        var action = new NftQuarantine();
        const string Name = "x\"; flush ruleset #";
        var request = platform.Request with { Wanted = platform.Wanted with { Entity = NftPlatform.Device(["10.77.1.2"], Name) } };
        var plan = await action.PlanAsync(platform.Connection, request, Cancellation);
        await action.ApplyAsync(platform.Connection, plan, Cancellation);
        var rules = await platform.DumpAsync();
        rules.ShouldNotContain("flush");
        rules.ShouldContain("\"site\"");
        await Should.ThrowAsync<ActionRefusedException>(() => action.PlanAsync(platform.Connection, request with { ActionId = Name }, Cancellation));
    }

    [Fact]
    public async Task WhatAGatewayCannotDoIsRefused()
    {
        await using var platform = await NftPlatform.StartAsync(ContainmentKind.BlockConnections, hosts: 1);
        Task Refused(IAction action, Containment wanted) => Should.ThrowAsync<ActionRefusedException>(() => action.PlanAsync(platform.Connection, platform.Request with { Wanted = wanted }, Cancellation));
        await Refused(new NftQuarantine(), platform.Wanted);
        await Refused(new NftBlockConnections(), platform.Wanted with { Block = [] });
        await Refused(new NftEnforceGroup(), platform.Wanted with { Kind = ContainmentKind.EnforceGroup, Allow = [] });
        await Refused(new NftBlockConnections(), platform.Wanted with { Entity = new EntityRef { Type = EntityType.Identity, Id = "identity:u", Name = "u", Ips = ["10.77.1.2"] } });
        await Refused(new NftBlockConnections(), platform.Wanted with { Block = [NftPlatform.Rule(null, 70_000)] });
        (await platform.Connection.WhoAsync(Cancellation)).ShouldContain("nft 1.");
    }

    [Theory]
    [InlineData("/does/not/exist")]
    [InlineData("false")]
    public async Task AGatewayThatDoesNotAnswerIsAFailure(string command)
    {
        var settings = new NftablesResponder().Descriptor.Settings.ToDictionary(s => s.Name, s => s.Default!, StringComparer.Ordinal);
        settings["command"] = command;
        await using var connection = new NftablesResponder().Open(new CollectorSettings("gateway", settings), TimeProvider.System);
        await Should.ThrowAsync<ActionFailedException>(() => connection.WhoAsync(Cancellation));
    }

    [Theory]
    [InlineData("table", "windhover; flush ruleset")]
    [InlineData("networks", "10.0.0.1/8")]
    [InlineData("timeout_seconds", "0")]
    [InlineData("command", "")]
    public void AWrongSettingIsNamed(string setting, string value)
    {
        var settings = new NftablesResponder().Descriptor.Settings.ToDictionary(s => s.Name, s => s.Default!, StringComparer.Ordinal);
        settings[setting] = value;
        Should.Throw<CollectorSettingsException>(() => new NftablesResponder().Open(new CollectorSettings("gateway", settings), TimeProvider.System)).Setting.ShouldBe(setting);
    }
}
