using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>
/// A machine with two interfaces and two security groups. The emulator adds the groups that a machine was started with to those of its interfaces whatever is changed at
/// the interface, so the machine is started with interfaces alone; it deletes groups that are in use, so that only our own look before the deletion is tested here.
/// </summary>
public abstract class GroupSwapConformance(SharedMoto shared) : AwsActionConformance(shared)
{
    private protected const string State = "Action=DescribeSecurityGroups,Action=DescribeNetworkInterfaces";

    private protected abstract Containment Wanted(string device);

    // Tags are asked for apart by the platform, not by the emulator.
    protected override IReadOnlyList<string> NotAsked => ["ec2:CreateTags"];

    private protected sealed override async Task<AwsStage> StageAsync(Administrator administrator)
    {
        var (vpc, subnet, first, second) = await administrator.NetworkAsync();
        var other = await administrator.GroupAsync(vpc, "chosen-by-a-person");
        string[] interfaces = [await administrator.InterfaceAsync(subnet, first, second), await administrator.InterfaceAsync(subnet, first, second)];
        var instance = await administrator.InstanceAsync(interfaces);
        var wanted = Wanted($"device:{instance}");
        return new(wanted, wanted with { Entity = wanted.Entity with { Id = "device:10.9.9.9" } }, () => administrator.DumpAsync("ec2", State.Split(',')),
            _ => administrator.Ec2Async($"Action=ModifyNetworkInterfaceAttribute&NetworkInterfaceId={interfaces[0]}&SecurityGroupId.1={other}"),
            () => administrator.DumpAsync("ec2", $"Action=DescribeNetworkInterfaces&NetworkInterfaceId.1={interfaces[0]}"));
    }

    private protected static Containment Device(ContainmentKind kind, string device) => Of(kind, EntityType.Device, device);
}
