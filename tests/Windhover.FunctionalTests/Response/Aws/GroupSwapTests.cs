using Shouldly;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

[Collection(SharedMoto.Name)]
public sealed class QuarantineTests(SharedMoto shared) : GroupSwapConformance(shared)
{
    protected override string Name => "aws.quarantine";

    // An empty group needs no rule, and a new one has none that lets anything in.
    protected override IReadOnlyList<string> NotAsked => [.. base.NotAsked, "ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress", "ec2:RevokeSecurityGroupIngress"];

    private protected override Containment Wanted(string device) => Device(ContainmentKind.Quarantine, device);

    [Fact]
    public async Task TheGroupThatItMakesHasNoRuleAtAll()
    {
        await using var platform = await StartAsync(Action.Descriptor.Permissions);
        var plan = await Action.PlanAsync(platform.Connection, platform.Request, TestContext.Current.CancellationToken);
        await Action.ApplyAsync(platform.Connection, plan, TestContext.Current.CancellationToken);
        var ours = System.Xml.Linq.XElement.Parse((await platform.DumpAsync()).Split("</DescribeSecurityGroupsResponse>")[0] + "</DescribeSecurityGroupsResponse>")
            .Descendants("item").Single(i => i.Element("groupName")?.Value == "windhover-ac-0123456789ab");
        ours.Elements().Select(e => e.Name.LocalName).ShouldNotContain("ipPermissions");
        ours.Elements().Select(e => e.Name.LocalName).ShouldNotContain("ipPermissionsEgress");
    }
}

[Collection(SharedMoto.Name)]
public sealed class PatternOfLifeTests(SharedMoto shared) : GroupSwapConformance(shared)
{
    protected override string Name => "aws.security-groups-pattern-of-life";

    // A new group has no rule that lets anything in, so that none is taken away.
    protected override IReadOnlyList<string> NotAsked => [.. base.NotAsked, "ec2:RevokeSecurityGroupIngress"];

    private protected override Containment Wanted(string device) => Device(ContainmentKind.EnforcePatternOfLife, device) with { Allow = Allow };

    internal static readonly ConnectionRule[] Allow =
    [
        new() { Remote = Blocks.Of("10.1.0.0/16"), Port = 443, Protocol = 6, Serves = true }, new() { Remote = Blocks.Of("2001:db8::/32"), Port = 443, Protocol = 6, Serves = true },
        new() { Remote = Blocks.Of("10.1.0.2"), Port = 53, Protocol = 17 }, new() { Port = 443, Protocol = 6 }, new() { Remote = Blocks.Of("10.1.0.7"), Protocol = 1 },
    ];
}

[Collection(SharedMoto.Name)]
public sealed class PeerGroupTests(SharedMoto shared) : GroupSwapConformance(shared)
{
    protected override string Name => "aws.security-groups-of-peers";

    protected override IReadOnlyList<string> NotAsked => [.. base.NotAsked, "ec2:RevokeSecurityGroupIngress"];

    private protected override Containment Wanted(string device) => Device(ContainmentKind.EnforceGroup, device) with { Allow = PatternOfLifeTests.Allow };
}

[Collection(SharedMoto.Name)]
public sealed class BlockOutgoingTests(SharedMoto shared) : GroupSwapConformance(shared)
{
    protected override string Name => "aws.block-outgoing";

    protected override IReadOnlyList<string> NotAsked => [.. base.NotAsked, "ec2:RevokeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress"];

    private protected override Containment Wanted(string device) => Device(ContainmentKind.BlockOutgoing, device);
}

[Collection(SharedMoto.Name)]
public sealed class BlockIncomingTests(SharedMoto shared) : GroupSwapConformance(shared)
{
    protected override string Name => "aws.block-incoming";

    // The machine's groups let everything out, as a new one does, so that no rule is changed.
    protected override IReadOnlyList<string> NotAsked =>
        [.. base.NotAsked, "ec2:RevokeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress", "ec2:RevokeSecurityGroupEgress"];

    private protected override Containment Wanted(string device) => Device(ContainmentKind.BlockIncoming, device);
}
