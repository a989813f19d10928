using System.Text.Json;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>
/// Rules that deny, in the security group of a machine's interface or, where it has none, of its subnet; they name the machine's own addresses, so that a group that others share is no matter.
/// https://learn.microsoft.com/en-us/azure/virtual-network/network-security-groups-overview
/// </summary>
internal abstract class NsgAction : PlannedAction<AzureConnection, NsgPlan>
{
    private const string RuleType = "Microsoft.Network/networkSecurityGroups/securityRules";
    private const string GroupType = "Microsoft.Network/networkSecurityGroups";
    private const int MostRules = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>The rules.</summary>
    protected abstract IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own);

    /// <summary>Describes one of these actions.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, string title, params string[] preconditions) => new()
    {
        Name = name, Responder = AzureResponder.Name, Kind = kind, Of = EntityType.Device, Title = title,
        Preconditions =
        [
            .. preconditions,
            "The machine's interface or its subnet has a network security group, with room before its first rule that allows.",
            "Connections that are open already are not cut; their next ones are.",
            "What does not pass the group is not stopped: Azure's own platform addresses, and machines of a scale set. ICMP of IPv6 can only be stopped together with everything else.",
        ],
        Page = "https://learn.microsoft.com/en-us/rest/api/virtualnetwork/security-rules/create-or-update",
        Permissions =
        [
            "Microsoft.Resources/subscriptions/read", "Microsoft.Compute/virtualMachines/read", "Microsoft.Network/networkInterfaces/read", "Microsoft.Network/virtualNetworks/subnets/read",
            "Microsoft.Network/networkSecurityGroups/read", "Microsoft.Network/networkSecurityGroups/securityRules/read", "Microsoft.Network/networkSecurityGroups/securityRules/write",
            "Microsoft.Network/networkSecurityGroups/securityRules/delete",
        ],
    };

    /// <inheritdoc/>
    protected sealed override async Task<ActionDraft<NsgPlan>> DraftAsync(AzureConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var interfaces = await AzureMachine.InterfacesAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        var placed = new List<NsgPlaced>();
        foreach (var (group, own) in await GroupsAsync(at, interfaces, cancellation).ConfigureAwait(false))
        {
            var rules = Rules(request.Wanted, own).ToList();
            if (rules.Count > MostRules) throw new ActionRefusedException($"It takes {rules.Count} rules, and at most {MostRules} are made.");
            var found = await at.Api.FindAsync($"read the security group {group.Name}", $"{group.Path}?api-version={AzureInterface.Version}", cancellation).ConfigureAwait(false)
                ?? throw new ActionRefusedException($"There is no security group {group}.");
            var standing = found.Part("properties").Items("securityRules").ToList();
            foreach (var direction in rules.GroupBy(r => r.IsInbound).OrderByDescending(g => g.Key))
            {
                var numbers = NsgPriorities.Before(standing, direction.Key, direction.Count());
                placed.AddRange(direction.Zip(numbers, (rule, number) => new NsgPlaced(group.Text, "", number, "", rule)));
            }
        }

        if (placed.Count == 0) throw new ActionRefusedException("No address of the machine is of the family that is to be blocked.");
        placed = [.. placed.Select((p, number) => p with { Name = $"{Mark(request.ActionId)}-{number}", Description = $"{Mark(request.ActionId)}: made by Windhover, taken away by it" })];
        var names = interfaces.Select(i => i.Id[(i.Id.LastIndexOf('/') + 1)..]);
        var text = $"{placed.Count} {(placed.Count == 1 ? "rule" : "rules")} {Mark(request.ActionId)}-… in the security {(placed.Select(p => p.Group).Distinct(StringComparer.Ordinal).Count() == 1 ? "group" : "groups")} "
            + $"{string.Join(", ", placed.Select(p => p.Group[(p.Group.LastIndexOf('/') + 1)..]).Distinct(StringComparer.Ordinal))} for the interface {string.Join(", ", names)}: {string.Join("; ", placed.Take(20).Select(Words))}{(placed.Count > 20 ? " …" : "")}.";
        return new(string.Join(", ", placed.Select(p => p.Group).Distinct(StringComparer.Ordinal)), text, new { Rules = Array.Empty<string>() }, new NsgPlan(placed));
    }

    /// <inheritdoc/>
    protected sealed override async Task ApplyAsync(AzureConnection at, string id, NsgPlan plan, CancellationToken cancellation)
    {
        foreach (var rule in plan.Rules)
        {
            var path = Path(rule);
            if (await FindAsync(at, rule, cancellation).ConfigureAwait(false) is not null) continue;
            try
            {
                await at.Api.SendAsync($"make the rule {rule.Name}", HttpMethod.Put, $"{path}?api-version={AzureInterface.Version}", rule.Rule.Body(rule.Priority, rule.Description), "", cancellation).ConfigureAwait(false);
            }
            catch (ProviderException gone) when (gone.IsGone)
            {
                throw new ActionRefusedException($"There is no security group {rule.Group} any more.");
            }

            await Waiting.UntilAsync($"make the rule {rule.Name}", async () => IsReady(rule, await FindAsync(at, rule, cancellation).ConfigureAwait(false)), Pause, 60, at.Clock, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> VerifyAsync(AzureConnection at, string id, NsgPlan plan, CancellationToken cancellation)
    {
        var (there, changed) = (0, new List<string>());
        foreach (var rule in plan.Rules)
        {
            if (await FindAsync(at, rule, cancellation).ConfigureAwait(false) is not { } found) continue;
            there++;
            if (!rule.Rule.Equals(found, rule.Priority, rule.Description)) changed.Add(rule.Name);
        }

        if (changed.Count > 0) return new(ActionState.Different, $"Somebody changed {string.Join(", ", changed)}.");
        if (there == 0) return new(ActionState.Absent, $"None of the {plan.Rules.Count} rules stands.");
        return there == plan.Rules.Count ? new(ActionState.InForce, $"All {there} rules stand.") : new(ActionState.Different, $"{there} of {plan.Rules.Count} rules stand.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> UndoAsync(AzureConnection at, string id, NsgPlan plan, CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var rule in plan.Rules.Reverse())
        {
            if (await FindAsync(at, rule, cancellation).ConfigureAwait(false) is not { } found) continue;
            if (!rule.Rule.Equals(found, rule.Priority, rule.Description) || !await TakeAsync(at, rule, found, cancellation).ConfigureAwait(false)) left.Add(rule.Name);
        }

        return left.Count == 0 ? new(ActionState.Absent, "None of the rules stands.") : new(ActionState.Different, $"Somebody changed {string.Join(", ", left)}; that was left.");
    }

    private static string Words(NsgPlaced placed)
    {
        var (rule, many) = (placed.Rule, placed.Rule.Remote.Count > 3);
        var remote = rule.Remote[0] == "*" ? "everybody" : many ? $"{rule.Remote.Count} blocks of addresses" : string.Join(", ", rule.Remote);
        return $"{placed.Priority} denies {(rule.Protocol == "*" ? "everything" : rule.Protocol)} {(rule.IsInbound ? "from" : "to")} {remote}{(rule.Ports[0] == "*" ? "" : $" port {string.Join(", ", rule.Ports)}")}";
    }

    private static VerbatimPath Path(NsgPlaced rule) => ArmId.Of($"{rule.Group}/securityRules/{rule.Name}", RuleType)?.Path ?? throw new ActionFailedException("the plan names no security rule");

    private static Task<JsonElement?> FindAsync(AzureConnection at, NsgPlaced rule, CancellationToken cancellation) => at.Api.FindAsync($"read the rule {rule.Name}", $"{Path(rule)}?api-version={AzureInterface.Version}", cancellation);

    private static bool IsReady(NsgPlaced rule, JsonElement? found) => found?.Part("properties").Text("provisioningState") switch
    {
        "Succeeded" => true,
        "Failed" => throw new ProviderException($"make the rule {rule.Name}", 0, "Failed", "Azure could not carry it out"),
        _ => false,
    };

    // Only what is still as it was read is deleted: somebody may change it between the two calls.
    private static async Task<bool> TakeAsync(AzureConnection at, NsgPlaced rule, JsonElement found, CancellationToken cancellation)
    {
        try
        {
            await at.Api.SendAsync($"delete the rule {rule.Name}", HttpMethod.Delete, $"{Path(rule)}?api-version={AzureInterface.Version}", null, found.Text("etag"), cancellation).ConfigureAwait(false);
        }
        catch (ProviderException failure) when (failure.IsGone)
        {
            return true;
        }
        catch (ProviderException failure) when (failure.Status == 412)
        {
            return false;
        }

        await Waiting.UntilAsync($"delete the rule {rule.Name}", async () => await FindAsync(at, rule, cancellation).ConfigureAwait(false) is null, Pause, 60, at.Clock, cancellation).ConfigureAwait(false);
        return true;
    }

    private static async Task<IReadOnlyList<(ArmId Group, IReadOnlyList<AddressBlock> Own)>> GroupsAsync(AzureConnection at, IReadOnlyList<AzureInterface> interfaces, CancellationToken cancellation)
    {
        var found = new List<(ArmId Group, AddressBlock Own)>();
        foreach (var one in interfaces)
        {
            var group = ArmId.Of(one.Group, GroupType) ?? await OfSubnetAsync(at, one, cancellation).ConfigureAwait(false)
                ?? throw new ActionRefusedException($"Neither the interface {one.Id} nor its subnet has a network security group; to give it one would do more than is wanted.");
            found.AddRange(one.Addresses.Select(a => (group, a)));
        }

        return [.. found.GroupBy(f => f.Group.Text, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.First().Group, (IReadOnlyList<AddressBlock>)[.. g.Select(f => f.Own)]))];
    }

    private static async Task<ArmId?> OfSubnetAsync(AzureConnection at, AzureInterface one, CancellationToken cancellation)
    {
        foreach (var subnet in one.Subnets)
        {
            if (ArmId.Of(subnet, "Microsoft.Network/virtualNetworks/subnets") is not { } id) continue;
            var found = await at.Api.GetAsync($"read the subnet {id.Name}", $"{id.Path}?api-version={AzureInterface.Version}", cancellation).ConfigureAwait(false);
            if (ArmId.Of(found.Part("properties").Part("networkSecurityGroup").Text("id"), GroupType) is { } group) return group;
        }

        return null;
    }
}
