using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Gcp;

/// <summary>What actions on Google Cloud promise beyond what all do.</summary>
public sealed class GcpTests : IAsyncLifetime
{
    private readonly GcpPeer peer = new();
    private IResponderConnection connection = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await peer.StartAsync();
        connection = PeerActions.Open("gcp", peer.Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await peer.DisposeAsync();
        peer.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhoSaysWhichProjectsAreReached() => (await connection.WhoAsync(Cancellation)).ShouldBe($"{GoogleTokens.Account} for {GcpPeer.Project}, {GcpPeer.Host}");

    [Theory]
    [InlineData("10.2.0.7", "")]
    [InlineData("shop/web-1", GcpPeer.Project, "fd20::7")]
    public async Task AMachineIsFoundByItsAddress(string native, string account, params string[] ips) =>
        (await PlanAsync("gcp.quarantine", PeerActions.Device(native, account, ips))).Plan.Place.ShouldBe(GcpPeer.Machine);

    [Theory]
    [InlineData("projects/acme-lab/zones/europe-west1-b/instances/../../../global/firewalls")]
    [InlineData("projects/acme-lab/zones/europe-west1-b/instances/web-1?x=")]
    [InlineData("projects/somebody-else/zones/europe-west1-b/instances/web-1")]
    [InlineData("web-1")]
    public async Task AHostileOrForeignNameIsRefusedWithoutACall(string native)
    {
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync("gcp.quarantine", PeerActions.Device(native)));
        peer.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task RulesDenyAtThePriorityOfTheFirstThatAllowsInThatNetworkAndDirection()
    {
        var (action, plan) = await PlanAsync("gcp.quarantine", Machine);
        await action.ApplyAsync(connection, plan, Cancellation);
        var made = peer.Rules.Where(r => ((string)r["name"]!).StartsWith("windhover-act-7f3a-", StringComparison.Ordinal)).ToList();
        made.Count.ShouldBe(4);
        made.ShouldAllBe(r => (int)r["priority"]! == ((string)r["direction"]! == "INGRESS" ? 700 : 1000));
        made.ShouldAllBe(r => (string)r["targetTags"]![0]! == "windhover-act-7f3a");
    }

    [Fact]
    public async Task BlocksOfOneServiceShareARule()
    {
        var (_, plan) = await PlanAsync("gcp.firewall-block", Machine);
        plan.Text.ShouldContain("tcp to 203.0.113.10/32, 203.0.113.9/32 port 4444");
        plan.Text.ShouldContain("icmp from 192.0.2.1/32");
    }

    [Fact]
    public async Task TagsThatOthersGiveInBetweenStay()
    {
        var (action, plan) = await PlanAsync("gcp.quarantine", Machine);
        peer.Fail("POST", "/setTags", new PeerAnswer(412, System.Text.Json.Nodes.JsonNode.Parse("""{"error":{"code":412,"message":"Supplied fingerprint does not match current metadata fingerprint."}}""")));
        await action.ApplyAsync(connection, plan, Cancellation);
        peer.Locked(() => peer.AddTag("given-by-a-person"));
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
        (await action.UndoAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.Absent);
        peer.Dump().ShouldContain("\"tags\":[\"web\",\"given-by-a-person\"]");
    }

    [Fact]
    public async Task RulesAreMadeInPartsAcrossACrash()
    {
        var (action, plan) = await PlanAsync("gcp.quarantine", Machine);
        peer.Fail("POST", "/setTags", new PeerAnswer(403, System.Text.Json.Nodes.JsonNode.Parse("""{"error":{"code":403,"message":"Required 'compute.instances.setTags' permission for 'web-1'"}}""")));
        (await Should.ThrowAsync<ActionFailedException>(() => action.ApplyAsync(connection, plan, Cancellation))).Message.ShouldContain("compute.instances.setTags");
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.Different);
        await action.ApplyAsync(connection, plan, Cancellation);
        (await action.VerifyAsync(connection, plan, Cancellation)).State.ShouldBe(ActionState.InForce);
    }

    [Fact]
    public async Task TheOnlyKeyThatWorksIsTakenWhereNoneIsNamed()
    {
        (await PlanKeyAsync("")).Place.ShouldEndWith(GcpPeer.Key);
        peer.Locked(() => peer.AddKey(new string('a', 40)));
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanKeyAsync(""))).Message.ShouldContain("which key");
        (await PlanKeyAsync($"//iam.googleapis.com/projects/{GcpPeer.Project}/serviceAccounts/{GcpPeer.Account}/keys/{GcpPeer.Key}")).Place.ShouldEndWith(GcpPeer.Key);
    }

    [Theory]
    [InlineData(GcpPeer.Account, "ffffffffffffffffffffffffffffffffffffffff")]
    [InlineData(GcpPeer.Account, "../keys/0123456789abcdef0123456789abcdef01234567")]
    [InlineData(GcpPeer.Account, "projects/acme-lab/serviceAccounts/other@acme-lab.iam.gserviceaccount.com/keys/0123456789abcdef0123456789abcdef01234567")]
    [InlineData(GoogleTokens.Account, GcpPeer.Key)]
    [InlineData("mallory@acme.example", GcpPeer.Key)]
    [InlineData("builder@somebody-else.iam.gserviceaccount.com", GcpPeer.Key)]
    public async Task AKeyThatMustNotOrCannotBeDisabledIsRefused(string account, string key)
    {
        await Should.ThrowAsync<ActionRefusedException>(() => PlanKeyAsync(key, account));
        peer.Writes.Where(w => w != "POST /token").ShouldBeEmpty();
    }

    private static EntityRef Machine => PeerActions.Device(GcpPeer.Machine);

    private Task<ActionPlan> PlanKeyAsync(string key, string account = GcpPeer.Account)
    {
        var wanted = new Containment { Kind = ContainmentKind.DisableCredential, Entity = PeerActions.Identity(account), Credential = key };
        return PeerActions.Of("gcp.disable-service-account-key").PlanAsync(connection, PeerActions.Request(wanted), Cancellation);
    }

    private async Task<(IAction Action, ActionPlan Plan)> PlanAsync(string name, EntityRef who)
    {
        var action = PeerActions.Of(name);
        var wanted = new Containment { Kind = action.Descriptor.Kind, Entity = who, Block = FirewallConformance.Some };
        return (action, await action.PlanAsync(connection, PeerActions.Request(wanted), Cancellation));
    }
}
