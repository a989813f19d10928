using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>
/// Gives every network interface of a machine one group of ours in place of those that it has. The group is made, and has its rules, before any interface gets it; when it is
/// undone, interfaces get their groups back before ours is deleted.
/// </summary>
internal abstract class GroupSwap : TypedAction<AwsConnection, GroupsBefore, GroupChange>
{
    private static readonly string[] Notes =
    [
        "Connections that are open and tracked go on until they time out; a network ACL cuts them.",
        "Rules of other groups that name the machine's present groups no longer cover it while it has another group.",
        "Interfaces that a service manages, as those of load balancers and functions, are refused.",
    ];

    /// <summary>What the rules are.</summary>
    /// <param name="at">The connection.</param>
    /// <param name="device">The machine.</param>
    /// <param name="wanted">What is to be stopped.</param>
    /// <param name="cancellation">Gives up.</param>
    protected abstract Task<AllowSet> RulesAsync(AwsConnection at, AwsDevice device, Containment wanted, CancellationToken cancellation);

    /// <summary>What an action of this kind says of itself.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, string title, params string[] preconditions) => new()
    {
        Name = name,
        Responder = AwsResponder.Name,
        Kind = kind,
        Of = EntityType.Device,
        Title = title,
        Preconditions = [.. preconditions, .. Notes],
        Page = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html",
        Permissions =
        [
            "ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroups", "ec2:CreateSecurityGroup", "ec2:CreateTags", "ec2:AuthorizeSecurityGroupIngress", "ec2:AuthorizeSecurityGroupEgress",
            "ec2:RevokeSecurityGroupIngress", "ec2:RevokeSecurityGroupEgress", "ec2:ModifyNetworkInterfaceAttribute", "ec2:DeleteSecurityGroup",
        ],
    };

    /// <inheritdoc/>
    protected sealed override async Task<ActionDraft<GroupChange>> DraftAsync(AwsConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var device = await AwsDevice.FindAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (device.Interfaces.FirstOrDefault(i => i.IsManaged) is { } managed) throw new ActionRefusedException($"A service manages the network interface {managed.Id}.");
        if (device.Interfaces.Select(i => i.Vpc).Distinct(StringComparer.Ordinal).Count() > 1) throw new ActionRefusedException($"The network interfaces of {device.Name} are in several VPCs.");
        var allow = await RulesAsync(at, device, request.Wanted, cancellation).ConfigureAwait(false);
        var name = Mark(request.ActionId);
        var (ingress, egress) = (allow.Rules.Count(r => !r.Egress), allow.Rules.Count(r => r.Egress));
        if (Math.Max(ingress, egress) > at.GroupRules) throw new ActionRefusedException($"It would take {Math.Max(ingress, egress)} rules in one direction, and the quota of a security group is {at.GroupRules}.");
        var groups = string.Join("; ", device.Interfaces.Select(i => $"{i.Id} has {string.Join(", ", i.Groups)}"));
        var widened = allow.Widened == 0 ? "" : $" {allow.Widened} blocks of addresses had to be widened to fit the quota.";
        return new(
            string.Join(", ", device.Interfaces.Select(i => i.Id)),
            $"Makes the security group {name} with {ingress} inbound and {egress} outbound rules and gives it to {device.Name} in place of its groups ({groups}).{widened}",
            new GroupsBefore([.. device.Interfaces.Select(i => new GroupsOf(i.Id, i.Groups))]),
            new GroupChange(device.Account, device.Region, device.Interfaces[0].Vpc, device.Name, name, allow.Rules));
    }

    /// <inheritdoc/>
    protected sealed override async Task ApplyAsync(AwsConnection at, string id, GroupsBefore before, GroupChange change, CancellationToken cancellation)
    {
        var ec2 = at.Ec2(change.Account, change.Region);
        var group = await SecurityGroup.FindAsync(ec2, change.Vpc, change.Name, cancellation).ConfigureAwait(false);
        if (group is not null && !group.Tags.Contains(change.Name, StringComparer.Ordinal)) throw new ActionRefusedException($"There is a security group {change.Name} that Windhover did not make.");
        var standing = await InterfacesAsync(ec2, before, cancellation).ConfigureAwait(false);
        foreach (var was in before.Interfaces)
        {
            if (!standing.TryGetValue(was.Interface, out var now)) throw new ActionRefusedException($"The network interface {was.Interface} is not there any more.");
            if (!now.SequenceEqual(was.Groups) && !(group is not null && Is(now, group.Id)))
                throw new ActionRefusedException($"Somebody has changed the security groups of {was.Interface} since this was planned.");
        }

        group ??= await SecurityGroup.CreateAsync(ec2, change.Vpc, change.Name, $"Windhover action {id} on {change.Device}", cancellation).ConfigureAwait(false);
        await group.SetRulesAsync(ec2, change.Rules, cancellation).ConfigureAwait(false);
        foreach (var was in before.Interfaces.Where(w => !Is(standing[w.Interface], group.Id))) await AwsInterface.SetGroupsAsync(ec2, was.Interface, [group.Id], cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> VerifyAsync(AwsConnection at, string id, GroupsBefore before, GroupChange change, CancellationToken cancellation)
    {
        var ec2 = at.Ec2(change.Account, change.Region);
        var group = await OursAsync(ec2, change, cancellation).ConfigureAwait(false);
        if (group is null) return new(ActionState.Absent, $"There is no security group {change.Name}.");
        var standing = await InterfacesAsync(ec2, before, cancellation).ConfigureAwait(false);
        var swapped = before.Interfaces.Count(w => standing.TryGetValue(w.Interface, out var now) && Is(now, group.Id));
        var isWhole = group.HasOnly(change.Rules);
        var text = $"{swapped} of {before.Interfaces.Count} interfaces have {group.Id} ({change.Name}) alone, and its rules are {(isWhole ? "as planned" : "others than planned")}.";
        return new(isWhole && swapped == before.Interfaces.Count ? ActionState.InForce : ActionState.Different, text);
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> UndoAsync(AwsConnection at, string id, GroupsBefore before, GroupChange change, CancellationToken cancellation)
    {
        var ec2 = at.Ec2(change.Account, change.Region);
        var group = await OursAsync(ec2, change, cancellation).ConfigureAwait(false);
        var standing = await InterfacesAsync(ec2, before, cancellation).ConfigureAwait(false);
        var left = new List<string>();
        foreach (var was in before.Interfaces)
        {
            if (!standing.TryGetValue(was.Interface, out var now) || now.SequenceEqual(was.Groups)) continue;
            if (group is null || !Is(now, group.Id)) left.Add($"{was.Interface} has {string.Join(", ", now)} and was left so");
            else if (await RestoreAsync(ec2, was, cancellation).ConfigureAwait(false) is { Length: > 0 } problem) left.Add(problem);
        }

        if (group is not null && await DeleteAsync(ec2, group, cancellation).ConfigureAwait(false) is { Length: > 0 } kept) left.Add(kept);
        return left.Count == 0 ? new(ActionState.Absent, $"The interfaces have the groups that they had, and {change.Name} is gone.")
            : new(ActionState.Different, $"Somebody changed it in between: {string.Join("; ", left)}.");
    }

    private static bool Is(IReadOnlyList<string> groups, string ours) => groups.Count == 1 && groups[0] == ours;

    private static async Task<SecurityGroup?> OursAsync(QueryClient ec2, GroupChange change, CancellationToken cancellation) =>
        await SecurityGroup.FindAsync(ec2, change.Vpc, change.Name, cancellation).ConfigureAwait(false) is { } group && group.Tags.Contains(change.Name, StringComparer.Ordinal) ? group : null;

    private static async Task<Dictionary<string, IReadOnlyList<string>>> InterfacesAsync(QueryClient ec2, GroupsBefore before, CancellationToken cancellation) =>
        (await AwsInterface.FindAsync(ec2, "network-interface-id", before.Interfaces.Select(i => i.Interface), cancellation).ConfigureAwait(false)).ToDictionary(i => i.Id, i => i.Groups, StringComparer.Ordinal);

    private static async Task<string> RestoreAsync(QueryClient ec2, GroupsOf was, CancellationToken cancellation)
    {
        try
        {
            await AwsInterface.SetGroupsAsync(ec2, was.Interface, was.Groups, cancellation).ConfigureAwait(false);
            return "";
        }
        catch (ProviderException refused) when (refused.Code == "InvalidGroup.NotFound")
        {
            return $"a group that {was.Interface} had is gone, so that it keeps ours ({refused.Said})";
        }
    }

    // A group that something uses is not deleted, by the platform or, before it is asked, by us.
    private static async Task<string> DeleteAsync(QueryClient ec2, SecurityGroup group, CancellationToken cancellation)
    {
        var users = await AwsInterface.FindAsync(ec2, "group-id", [group.Id], cancellation).ConfigureAwait(false);
        if (users.Count > 0) return $"{group.Id} is still used by {string.Join(", ", users.Select(u => u.Id))}";
        try
        {
            await ec2.ChangeAsync($"delete the security group {group.Id}", "DeleteSecurityGroup", new QueryForm().Add("GroupId", group.Id), cancellation).ConfigureAwait(false);
            return "";
        }
        catch (ProviderException refused) when (refused.Code == "DependencyViolation")
        {
            return $"{group.Id} is still used ({refused.Said})";
        }
        catch (ProviderException refused) when (refused.Code == "InvalidGroup.NotFound")
        {
            return "";
        }
    }
}
