using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

[Collection(SharedMoto.Name)]
public sealed class NaclDenyTests(SharedMoto shared) : AwsActionConformance(shared)
{
    private static readonly ConnectionRule[] Block =
    [
        new() { Remote = Blocks.Of("203.0.113.9"), Port = 443, Protocol = 6 }, new() { Remote = Blocks.Of("2001:db8::9"), Port = 53, Protocol = 17 },
        new() { Remote = Blocks.Of("198.51.100.0/24"), Port = 22, Protocol = 6, Serves = true },
    ];

    protected override string Name => "aws.nacl-deny";

    private protected override async Task<AwsStage> StageAsync(Administrator administrator)
    {
        var (_, subnet, group, _) = await administrator.NetworkAsync();
        var instance = await administrator.InstanceAsync(await administrator.InterfaceAsync(subnet, group));
        const string Acls = "Action=DescribeNetworkAcls";
        var wanted = Of(ContainmentKind.BlockConnections, EntityType.Device, $"device:{instance}") with { Block = Block };
        return new(wanted, wanted with { Entity = wanted.Entity with { Id = "device:i-0123456789abcdef0" } }, () => administrator.DumpAsync("ec2", Acls), async plan =>
        {
            // A person makes one of the entries an allow.
            await administrator.Ec2Async($"Action=ReplaceNetworkAclEntry&NetworkAclId={plan.Place}&RuleNumber=99&Egress=true&Protocol=17&RuleAction=allow&CidrBlock=192.0.2.0/24&PortRange.From=1&PortRange.To=2");
        }, async () => (await administrator.DumpAsync("ec2", Acls)).Contains("192.0.2.0/24", StringComparison.Ordinal) ? "the person's entry" : "nothing");
    }

    [Fact]
    public async Task TheEntriesStandBeforeTheFirstAllowAndNameTheRemoteAndThePort()
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        var plan = await Action.PlanAsync(platform.Connection, platform.Request, TestContext.Current.CancellationToken);
        plan.Text.ShouldContain("99 deny tcp 22 from 198.51.100.0/24; 98 deny tcp 443 to 203.0.113.9/32; 99 deny udp 53 to 2001:db8::9/128");
        await Action.ApplyAsync(platform.Connection, plan, TestContext.Current.CancellationToken);
        var dump = await platform.DumpAsync();
        dump.ShouldContain("windhover-ac-0123456789ab");
        dump.ShouldContain("203.0.113.9/32");
    }
}
