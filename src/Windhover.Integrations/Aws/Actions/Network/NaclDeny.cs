using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>
/// Denies connections in the network ACL of the machine's subnet, before its first allow. An ACL keeps no state, so that connections that are open are cut as well
/// (https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html).
/// </summary>
internal sealed class NaclDeny : TypedAction<AwsConnection, Nothing, NaclChange>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "aws.nacl-deny",
        Responder = AwsResponder.Name,
        Kind = ContainmentKind.BlockConnections,
        Of = EntityType.Device,
        Title = "Denies the connections in the network ACL of the machine's subnet",
        Preconditions =
        [
            "It holds for every machine of the subnet, and for every other subnet that has the same network ACL, not only for this machine.",
            "It cuts connections that are open as well.",
            "Connections inside the subnet do not pass the network ACL, and are not stopped.",
            "The network ACL must have room: free numbers below its first allow, and no more entries in a direction than the account's quota.",
        ],
        Page = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html",
        Permissions = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeNetworkAcls", "ec2:CreateNetworkAclEntry", "ec2:DeleteNetworkAclEntry", "ec2:CreateTags", "ec2:DeleteTags"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<NaclChange>> DraftAsync(AwsConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var device = await AwsDevice.FindAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (request.Wanted.Block.Count == 0) throw new ActionRefusedException("No connection is named that could be denied.");
        var wanted = request.Wanted.Block.SelectMany(AclEntry.Deny).Distinct().ToArray();
        if (wanted.Length == 0) throw new ActionRefusedException("What is to be denied is ICMP of the other family than its address, which does not exist.");
        var subnets = device.Interfaces.Select(i => i.Subnet).Distinct(StringComparer.Ordinal).ToArray();
        var acls = await NetworkAcl.OfAsync(at.Ec2(device.Account, device.Region), subnets, cancellation).ConfigureAwait(false);
        if (acls.Count == 0) throw new ActionRefusedException($"No network ACL of {string.Join(", ", subnets)} is found.");
        var change = new NaclChange(device.Account, device.Region, [.. acls.Select(a => new NaclPart(a.Id, AclNumbers.Of(a, wanted, at.NaclRules)))]);
        var parts = acls.Zip(change.Acls, (acl, part) => $"{part.Acl} ({string.Join(", ", acl.Subnets)}): {string.Join("; ", part.Entries)}");
        return new(string.Join(", ", acls.Select(a => a.Id)), $"Adds to the network ACL of the subnet of {device.Name}, for everything in it: {string.Join(" | ", parts)}.", new Nothing(), change);
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(AwsConnection at, string id, Nothing before, NaclChange change, CancellationToken cancellation)
    {
        var ec2 = at.Ec2(change.Account, change.Region);
        foreach (var part in change.Acls)
        {
            var acl = await NetworkAcl.FindAsync(ec2, part.Acl, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"The network ACL {part.Acl} is not there any more.");
            if (part.Entries.FirstOrDefault(e => acl.At(e) is { } other && other != e) is { } taken)
                throw new ActionRefusedException($"Somebody has put another entry in the place of {taken} in {part.Acl} since this was planned.");
            if (!acl.Tags.Contains(Mark(id), StringComparer.Ordinal))
            {
                var form = new QueryForm().Add("ResourceId.1", part.Acl).Add("Tag.1.Key", Mark(id)).Add("Tag.1.Value", $"{part.Entries.Count} deny entries");
                await ec2.ChangeAsync($"tag {part.Acl}", "CreateTags", form, cancellation).ConfigureAwait(false);
            }

            foreach (var entry in part.Entries.Where(e => acl.At(e) is null))
                await ec2.ChangeAsync($"add the entry {entry} to {part.Acl}", "CreateNetworkAclEntry", entry.Form(part.Acl), cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(AwsConnection at, string id, Nothing before, NaclChange change, CancellationToken cancellation)
    {
        var (there, changed, missing) = (0, new List<string>(), 0);
        foreach (var part in change.Acls)
        {
            var acl = await NetworkAcl.FindAsync(at.Ec2(change.Account, change.Region), part.Acl, cancellation).ConfigureAwait(false);
            foreach (var entry in part.Entries)
            {
                var found = acl?.At(entry);
                if (found == entry) there++;
                else if (found is null) missing++;
                else changed.Add($"{found} stands in {part.Acl} where {entry} was planned");
            }
        }

        var text = $"{there} of {there + missing + changed.Count} deny entries stand{(changed.Count > 0 ? $"; {string.Join("; ", changed)}" : "")}.";
        return new(there == 0 ? ActionState.Absent : missing + changed.Count == 0 ? ActionState.InForce : ActionState.Different, text);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(AwsConnection at, string id, Nothing before, NaclChange change, CancellationToken cancellation)
    {
        var ec2 = at.Ec2(change.Account, change.Region);
        var left = new List<string>();
        foreach (var part in change.Acls)
        {
            if (await NetworkAcl.FindAsync(ec2, part.Acl, cancellation).ConfigureAwait(false) is not { } acl) continue;
            var isOurs = acl.Tags.Contains(Mark(id), StringComparer.Ordinal);
            foreach (var entry in part.Entries)
            {
                var found = acl.At(entry);
                if (found == entry) await DeleteAsync(ec2, part.Acl, entry, cancellation).ConfigureAwait(false);
                else if (found is not null && isOurs) left.Add($"{found} in {part.Acl}");
            }

            if (!isOurs) continue;
            await ec2.ChangeAsync($"untag {part.Acl}", "DeleteTags", new QueryForm().Add("ResourceId.1", part.Acl).Add("Tag.1.Key", Mark(id)), cancellation).ConfigureAwait(false);
        }

        return left.Count == 0 ? new(ActionState.Absent, "No deny entry of this action stands.")
            : new(ActionState.Different, $"Somebody changed entries, and they were left: {string.Join("; ", left)}.");
    }

    private static async Task DeleteAsync(QueryClient ec2, string acl, AclEntry entry, CancellationToken cancellation)
    {
        try
        {
            await ec2.ChangeAsync($"delete the entry {entry} from {acl}", "DeleteNetworkAclEntry", entry.Key(acl), cancellation).ConfigureAwait(false);
        }
        catch (ProviderException refused) when (refused.Code == "InvalidNetworkAclEntry.NotFound")
        {
            // Somebody was faster.
        }
    }
}
