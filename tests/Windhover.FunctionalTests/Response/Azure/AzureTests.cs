using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Azure;

/// <summary>What actions on Azure promise beyond what all do.</summary>
public sealed class AzureTests : IAsyncLifetime
{
    private readonly ArmPeer peer = new();
    private IResponderConnection connection = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await peer.StartAsync();
        connection = PeerActions.Open("azure", peer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await peer.DisposeAsync();
        peer.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoSaysWhichSubscriptionsAreReached() => (await connection.WhoAsync(Cancellation)).ShouldContain(ArmPeer.Subscription);

    [Theory]
    [InlineData("000d3a1b2c3d", "")]
    [InlineData("10.1.0.4", ArmPeer.Subscription)]
    [InlineData("some-name", "", "10.1.0.4")]
    [InlineData("fd00:1::4", "")]
    [InlineData(ArmPeer.Interface, "")]
    public async Task AMachineIsFoundByWhateverTheLogsNameItBy(string native, string account, params string[] ips) =>
        (await PlanAsync("azure.nsg-quarantine", PeerActions.Device(native, account, ips))).Plan.Place.ShouldBe(ArmPeer.Nsg);

    [Theory]
    [InlineData("/subscriptions/50000000-0000-4000-8000-000000000001/resourceGroups/../providers/Microsoft.Compute/virtualMachines/web-1")]
    [InlineData("/subscriptions/50000000-0000-4000-8000-000000000001/resourceGroups/Shop/providers/Microsoft.Compute/virtualMachines/web-1?api-version=x#")]
    [InlineData("/subscriptions/50000000-0000-4000-8000-000000000001/resourceGroups/Shop/providers/Microsoft.Compute/virtualMachines/web-1/extensions/evil")]
    [InlineData("web-1")]
    public async Task AHostileOrUnknownNameIsRefusedWithoutACall(string native)
    {
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("azure.nsg-quarantine", PeerActions.Device(native)));
        peer.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task RulesAreBeforeTheFirstThatAllowsAndAroundThoseThatAreThere()
    {
        peer.Locked(() => peer.AddRule("deny-more", 299, "Inbound", "Deny"));
        var (action, plan) = await PlanAsync("azure.nsg-quarantine", Machine);
        await action.ApplyAsync(connection, plan, Cancellation);
        var made = peer.Rules.Where(r => ((string)r["name"]!).StartsWith("windhover-act-7f3a-", StringComparison.Ordinal)).Select(r => r["properties"]!).ToList();
        made.Where(r => (string)r["direction"]! == "Inbound").Select(r => (int)r["priority"]!).Order().ShouldBe([297, 298]);
        made.Where(r => (string)r["direction"]! == "Outbound").Select(r => (int)r["priority"]!).Order().ShouldBe([998, 999]);
        made.ShouldAllBe(r => (string)r["access"]! == "Deny");
    }

    [Fact]
    public async Task WhereThereIsNoRoomNothingIsPlanned()
    {
        peer.Locked(() => peer.AddRule("allow-first", 101, "Inbound", "Allow"));
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("azure.nsg-quarantine", Machine))).Message.ShouldContain("priority 101");
        peer.Locked(peer.TakeTheGroupAway);
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("azure.nsg-quarantine", Machine))).Message.ShouldContain("has a network security group");
    }

    [Fact]
    public async Task WhereTheInterfaceHasNoGroupThatOfTheSubnetIsTaken()
    {
        peer.Locked(peer.LeaveTheGroupToTheSubnet);
        (await PlanAsync("azure.nsg-block", Machine)).Plan.Place.ShouldBe(ArmPeer.Nsg);
    }

    [Fact]
    public async Task ARuleThatIsChangedBetweenReadingAndDeletingIsLeft()
    {
        var (action, plan) = await PlanAsync("azure.nsg-block-outgoing", Machine);
        await action.ApplyAsync(connection, plan, Cancellation);
        peer.Fail("DELETE", "securityRules", new PeerAnswer(412, System.Text.Json.Nodes.JsonNode.Parse("""{"error":{"code":"PreconditionFailed","message":"Precondition failed."}}""")));
        var check = await action.UndoAsync(connection, plan, Cancellation);
        check.State.ShouldBe(ActionState.Different);
        check.Text.ShouldContain("windhover-act-7f3a-1");
    }

    [Fact]
    public async Task RulesAreMadeInPartsAcrossACrash()
    {
        var (action, plan) = await PlanAsync("azure.nsg-quarantine", Machine);
        peer.Fail("PUT", "windhover-act-7f3a-2", new PeerAnswer(409, System.Text.Json.Nodes.JsonNode.Parse("""{"error":{"code":"AnotherOperationInProgress","message":"Another operation on this or dependent resource is in progress."}}""")));
        (await Should.ThrowAsync<ActionFailedException>(() => action.ApplyAsync(connection, plan, Cancellation))).Message.ShouldContain("AnotherOperationInProgress");
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.Different);
        await action.ApplyAsync(connection, plan, Cancellation);
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        peer.Writes.Count().ShouldBe(5);
    }

    [Fact]
    public async Task ThePatternOfLifeDeniesWhatItDoesNotNameAndNothingThatItNames()
    {
        var (action, plan) = await PlanAsync("azure.nsg-pattern-of-life", Machine);
        await action.ApplyAsync(connection, plan, Cancellation);
        foreach (var (remote, port, protocol, serves) in ((string, int, string, bool)[])
        [
            ("203.0.113.9", 4444, "Tcp", false), ("198.51.100.1", 22, "Tcp", true), ("198.51.100.255", 22, "Tcp", true), ("2001:db8::9", 443, "Tcp", false), ("192.0.2.1", 53, "Udp", false), ("2001:db8:ffff::", 53, "Udp", false),
        ]) NsgJudge.Denies(peer, remote, port, protocol, serves).ShouldBeFalse($"{remote} {port}");
        foreach (var (remote, port, protocol, serves) in ((string, int, string, bool)[])
        [
            ("203.0.113.8", 4444, "Tcp", false), ("203.0.113.10", 4444, "Tcp", false), ("203.0.113.9", 4443, "Tcp", false), ("203.0.113.9", 4445, "Tcp", false), ("203.0.113.9", 4444, "Udp", false), ("203.0.113.9", 4444, "Tcp", true),
            ("198.51.99.255", 22, "Tcp", true), ("198.51.101.0", 22, "Tcp", true), ("2001:db8::8", 443, "Tcp", false), ("192.0.2.1", 54, "Udp", false), ("192.0.2.1", 0, "Icmp", false), ("192.0.2.1", 0, "Esp", true), ("2001:db8::1", 65535, "Tcp", true),
        ]) NsgJudge.Denies(peer, remote, port, protocol, serves).ShouldBeTrue($"{remote} {port}");
    }

    [Theory]
    [InlineData("::/0", 443, 6, "Tcp to ::/0 port 443")]
    [InlineData("0.0.0.0/0", 0, 0, "everything to 0.0.0.0/0")]
    [InlineData("2001:db8::/32", 0, 17, "Udp to 2001:db8::/32")]
    public async Task ABlockIsWrittenInFull(string remote, int port, int protocol, string words) =>
        (await PlanAsync("azure.nsg-block", Machine, Rule(remote, port, protocol))).Plan.Text.ShouldContain(words);

    [Fact]
    public async Task AProtocolThatARuleCannotNameIsRefused() =>
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("azure.nsg-block", Machine, Rule("2001:db8::9", 0, 58)))).Message.ShouldContain("protocol 58");

    [Fact]
    public async Task AConnectionReachesOnlyTheSubscriptionsThatItNames()
    {
        await using var other = PeerActions.Open("azure", new Dictionary<string, string>(peer.Settings, StringComparer.Ordinal) { ["subscriptions"] = "50000000-0000-4000-8000-000000000009" });
        var action = PeerActions.Of("azure.deallocate");
        var wanted = new Containment { Kind = ContainmentKind.Stop, Entity = Machine };
        (await Should.ThrowAsync<ActionRefusedException>(() => action.PlanAsync(other, PeerActions.Request(wanted), Cancellation))).Message.ShouldContain("does not reach");
    }

    [Theory]
    [InlineData("mallory@acme.example", ArmPeer.Assignment)]
    [InlineData(ArmPeer.Principal, "")]
    [InlineData(ArmPeer.Principal, "/subscriptions/../../providers/Microsoft.Authorization/roleAssignments/70000000-0000-4000-8000-000000000001")]
    public async Task ARoleIsOnlyTakenByAnAssignmentOfThatIdentity(string who, string assignment)
    {
        var action = PeerActions.Of("azure.remove-role-assignment");
        var wanted = new Containment { Kind = ContainmentKind.RemoveRole, Entity = PeerActions.Identity(who), Credential = assignment };
        await Should.ThrowAsync<ActionRefusedException>(() => action.PlanAsync(connection, PeerActions.Request(wanted), Cancellation));
        peer.Calls.ShouldBeEmpty();
    }

    private static ConnectionRule Rule(string remote, int port, int protocol) => new() { Remote = AddressBlock.TryParse(remote, out var block) ? block : throw new ArgumentException(remote), Port = port, Protocol = protocol };

    private static EntityRef Machine => PeerActions.Device(ArmPeer.Machine);

    private async Task<(IAction Action, ActionPlan Plan)> PlanAsync(string name, EntityRef who, params ConnectionRule[] block)
    {
        var action = PeerActions.Of(name);
        var wanted = new Containment { Kind = action.Descriptor.Kind, Entity = who, Block = block.Length > 0 ? block : NsgConformance.Some, Allow = NsgConformance.Some };
        return (action, await action.PlanAsync(connection, PeerActions.Request(wanted), Cancellation));
    }
}
