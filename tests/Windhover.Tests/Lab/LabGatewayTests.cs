using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Lab;
using Windhover.Lab.Company;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class LabGatewayTests
{
    private readonly LabGateway _gateway = new();
    private readonly World _world = new(LabRuns.Small);

    private Machine App => _world.Estate.Apps[0];

    [Fact]
    public void OnlyWhatIsAskedForIsDroppedAndOnlyUntilItIsTakenBack()
    {
        var (bad, good) = (Out("203.0.113.9"), Out("203.0.113.10"));
        _gateway.Set("ac-1", Of(ContainmentKind.BlockConnections) with { Block = [new ConnectionRule { Remote = Remote("203.0.113.9"), Port = 443, Protocol = 6 }] });
        var dropped = _gateway.Let(bad);
        (dropped.Fate, dropped.BytesOut, dropped.BytesIn).ShouldBe((FlowFate.Dropped, 0, 0));
        _gateway.Let(good).ShouldBe(good);
        _gateway.Let(bad with { ToPort = 8443 }).Fate.ShouldBe(FlowFate.Done);
        _gateway.Stopped("ac-1").ShouldBe(1);
        _gateway.Remove("ac-1").ShouldBeTrue();
        _gateway.Let(bad).ShouldBe(bad);
        _gateway.Stopped("ac-1").ShouldBeNull();
        _gateway.Remove("ac-1").ShouldBeFalse();
    }

    [Fact]
    public void AnAllowSetDropsWhatItDoesNotName()
    {
        _gateway.Set("ac-1", Of(ContainmentKind.EnforcePatternOfLife) with { Allow = [new ConnectionRule { Remote = Remote("203.0.113.0/24"), Port = 443, Protocol = 6 }] });
        _gateway.Let(Out("203.0.113.9")).Fate.ShouldBe(FlowFate.Done);
        _gateway.Let(Out("198.51.100.1")).Fate.ShouldBe(FlowFate.Dropped);
        _gateway.Let(In("203.0.113.9")).Fate.ShouldBe(FlowFate.Dropped);
    }

    [Theory]
    [InlineData(ContainmentKind.BlockOutgoing, true, false)]
    [InlineData(ContainmentKind.BlockIncoming, false, true)]
    [InlineData(ContainmentKind.Quarantine, true, true)]
    public void ADirectionIsDropped(ContainmentKind kind, bool outgoing, bool incoming)
    {
        _gateway.Set("ac-1", Of(kind));
        (_gateway.Let(Out("203.0.113.9")).Fate == FlowFate.Dropped, _gateway.Let(In("203.0.113.9")).Fate == FlowFate.Dropped).ShouldBe((outgoing, incoming));
    }

    [Fact]
    public void AnIdentityIsDeniedTheOperationsThatAreNamedAndNoOthers()
    {
        var caller = Caller.User("111122223333", "ci", "AIDA", "AKIA");
        var call = new ApiCall(_world.Estate.Production, caller, 0, "s3", "GetObject", "203.0.113.9", "aws-cli");
        var who = new EntityRef { Type = EntityType.Identity, Id = "identity:" + caller.Arn, Name = "ci" };
        _gateway.Set("ac-1", new Containment { Kind = ContainmentKind.DenyOperations, Entity = who, Operations = ["s3.amazonaws.com GetObject"], Services = ["iam.amazonaws.com"] });
        _gateway.Let(call).Error.ShouldBe("AccessDenied");
        _gateway.Let(call with { Name = "ListBuckets" }).Error.ShouldBeEmpty();
        _gateway.Let(call with { Service = "iam", Name = "ListUsers" }).Error.ShouldBe("AccessDenied");
        _gateway.Let(call with { Caller = Caller.User("111122223333", "other", "AIDA", "AKIA") }).Error.ShouldBeEmpty();
    }

    [Fact]
    public void ARunWithNothingDoneAboutItIsTheRunWithoutAGateway()
    {
        var options = LabRuns.Small with { Days = 1, Attacks = [] };
        new LabRun(options, _gateway).Play().Select(f => (f.Path, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(f.Content))))
            .ShouldBe(new LabRun(options).Play().Select(f => (f.Path, Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(f.Content)))));
    }

    [Fact]
    public void WhatIsAskedForWhileTheCompanyLivesStandsInItsLogs()
    {
        var options = LabRuns.Small with { Days = 1, Attacks = [] };
        var id = new World(options).Estate.Apps[0].InterfaceId;
        _gateway.Set("ac-1", Of(ContainmentKind.Quarantine));
        var rows = LabRuns.Flows(new LabRun(options, _gateway).Play()).Where(r => r["interface-id"] == id && r["log-status"] == "OK").ToList();
        rows.ShouldNotBeEmpty();
        rows.Where(r => r["action"] == "ACCEPT").ShouldAllBe(r => r["packets"] == "1" || r["packets"] == "2");
        _gateway.Stopped("ac-1").ShouldNotBeNull().ShouldBeGreaterThan(0);
    }

    private static AddressBlock Remote(string text) => AddressBlock.TryParse(text, out var block) ? block : default;

    private Flow Out(string to) => new(App, Internet.Address(to), 40_000, 443, 0, 100, 1000, 2000);

    private Flow In(string from) => new(Internet.Address(from), App, 40_000, 443, 0, 100, 1000, 2000);

    private Containment Of(ContainmentKind kind) => new() { Kind = kind, Entity = new EntityRef { Type = EntityType.Device, Id = App.EntityId, Name = App.Name } };
}
