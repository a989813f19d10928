using System.Text.Json;
using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>
/// Rules that deny, for a tag that this machine alone gets (https://cloud.google.com/firewall/docs/firewalls). Their priority is that of the first rule that allows: of two with one priority the one that
/// denies wins. The rules are made first and the tag is given last, so that all of them begin at once.
/// </summary>
internal abstract partial class FirewallAction : PlannedAction<GcpConnection, FirewallPlan>
{
    private const int Usual = 1000;
    private const int MostRules = 100;
    private const int MostRanges = 256;

    /// <summary>What is denied.</summary>
    protected abstract IReadOnlyList<ConnectionRule> Denied(Containment wanted);

    /// <summary>Describes one of these actions.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, string title) => new()
    {
        Name = name, Responder = GcpResponder.Name, Kind = kind, Of = EntityType.Device, Title = title,
        Preconditions =
        [
            "The machine gets a network tag of its own for the time.",
            "A hierarchical or network firewall policy that is looked at before VPC firewall rules can still allow.",
            "Connections that are open already may go on; their next ones are denied.",
            "Traffic to the metadata server and through a load balancer's proxy is not stopped.",
        ],
        Page = "https://cloud.google.com/compute/docs/reference/rest/v1/firewalls/insert",
        Permissions =
        [
            "compute.instances.get", "compute.instances.list", "compute.instances.setTags", "compute.firewalls.list", "compute.firewalls.get", "compute.firewalls.create", "compute.firewalls.delete",
            "compute.networks.updatePolicy", "compute.globalOperations.get", "compute.zoneOperations.get",
        ],
    };

    /// <inheritdoc/>
    protected sealed override async Task<ActionDraft<FirewallPlan>> DraftAsync(GcpConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var (machine, found) = await GcpInstance.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        var tag = Mark(request.ActionId);
        var rules = new List<GcpRule>();
        foreach (var network in found.Items("networkInterfaces").GroupBy(i => i.Text("network"), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (NetworkUrl().Match(network.Key) is not { Success: true } url) throw new ActionRefusedException($"The machine's network has no name that is known: {network.Key}.");
            var project = url.Groups[1].Value;
            at.Reach(project);
            var hasV6 = network.Any(i => i.Text("stackType").Contains("IPV6", StringComparison.Ordinal));
            var standing = await at.Compute.ListAsync($"list the firewall rules of {project}", $"/compute/v1/projects/{project}/global/firewalls?maxResults=500", "items", "nextPageToken", "pageToken", cancellation).ConfigureAwait(false);
            rules.AddRange(GcpRules.Of(Denied(request.Wanted), hasV6).Select(r => new GcpRule(project, network.Key, "", r.IsIngress, Priority(standing, url.Groups[2].Value, r.IsIngress), r.Protocol, r.Port, r.Ranges, tag)));
        }

        if (rules.Count == 0) throw new ActionRefusedException("The machine has no address of the family that is to be blocked.");
        if (rules.Count > MostRules || rules.Any(r => r.Ranges.Count > MostRanges)) throw new ActionRefusedException($"It takes {rules.Count} rules; at most {MostRules} are made, of {MostRanges} blocks of addresses each.");
        rules = [.. rules.Select((r, number) => r with { Name = $"{tag}-{number}" })];
        var text = $"{machine.Name} gets the tag {tag}, for which {rules.Count} firewall {(rules.Count == 1 ? "rule denies" : "rules deny")} {string.Join("; ", rules.Take(20))}{(rules.Count > 20 ? " …" : "")}.";
        return new(machine.ToString(), text, new { Tags = found.Part("tags").Texts("items") }, new(machine, tag, rules));
    }

    /// <inheritdoc/>
    protected sealed override async Task ApplyAsync(GcpConnection at, string id, FirewallPlan plan, CancellationToken cancellation)
    {
        _ = await plan.Machine.FindAsync(at, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"There is no machine {plan.Machine} any more.");
        foreach (var rule in plan.Rules)
        {
            if (await FindAsync(at, rule, cancellation).ConfigureAwait(false) is not null) continue;
            try
            {
                await Operations.RunAsync(at, $"make the firewall rule {rule.Name}", HttpMethod.Post, $"/compute/v1/projects/{rule.Project}/global/firewalls", rule.Body(), rule.Project, "", cancellation).ConfigureAwait(false);
            }
            catch (ProviderException there) when (there.Status == 409)
            {
                // It was made before a crash, and showed up only now.
            }
        }

        if (!await Tags.SetAsync(at, plan.Machine, plan.Tag, true, cancellation).ConfigureAwait(false)) throw new ActionRefusedException($"There is no machine {plan.Machine} any more.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> VerifyAsync(GcpConnection at, string id, FirewallPlan plan, CancellationToken cancellation)
    {
        var hasTag = await plan.Machine.FindAsync(at, cancellation).ConfigureAwait(false) is { } found && Tags.Has(found, plan.Tag);
        var (there, changed) = (0, new List<string>());
        foreach (var rule in plan.Rules)
        {
            if (await FindAsync(at, rule, cancellation).ConfigureAwait(false) is not { } standing) continue;
            there++;
            if (!rule.IsSame(standing)) changed.Add(rule.Name);
        }

        if (changed.Count > 0) return new(ActionState.Different, $"Somebody changed {string.Join(", ", changed)}.");
        if (there == 0 && !hasTag) return new(ActionState.Absent, $"{plan.Machine.Name} has no tag {plan.Tag}, and there is no rule for it.");
        return there == plan.Rules.Count && hasTag
            ? new(ActionState.InForce, $"{plan.Machine.Name} has the tag {plan.Tag}, and all {there} rules for it stand.")
            : new(ActionState.Different, $"{plan.Machine.Name} has {(hasTag ? "the" : "no")} tag {plan.Tag}, and {there} of {plan.Rules.Count} rules for it stand.");
    }

    /// <inheritdoc/>
    protected sealed override async Task<ActionCheck> UndoAsync(GcpConnection at, string id, FirewallPlan plan, CancellationToken cancellation)
    {
        var (ours, left) = (new List<GcpRule>(), new List<string>());
        foreach (var rule in plan.Rules)
        {
            if (await FindAsync(at, rule, cancellation).ConfigureAwait(false) is not { } standing) continue;
            if (rule.IsSame(standing)) ours.Add(rule);
            else left.Add(rule.Name);
        }

        // A rule that a person made of ours goes on for the machine.
        if (left.Count == 0) await Tags.SetAsync(at, plan.Machine, plan.Tag, false, cancellation).ConfigureAwait(false);
        foreach (var rule in ours)
        {
            try
            {
                await Operations.RunAsync(at, $"delete the firewall rule {rule.Name}", HttpMethod.Delete, $"/compute/v1/projects/{rule.Project}/global/firewalls/{rule.Name}", null, rule.Project, "", cancellation).ConfigureAwait(false);
            }
            catch (ProviderException gone) when (gone.IsGone)
            {
                // Somebody was faster.
            }
        }

        return left.Count == 0
            ? new(ActionState.Absent, $"{plan.Machine.Name} has no tag {plan.Tag}, and there is no rule for it.")
            : new(ActionState.Different, $"Somebody changed {string.Join(", ", left)}; that was left, with the tag {plan.Tag} of {plan.Machine.Name}.");
    }

    private static int Priority(IReadOnlyList<JsonElement> standing, string network, bool isIngress) => standing
        .Where(r => !r.Flag("disabled") && r.Text("direction") == (isIngress ? "INGRESS" : "EGRESS") && r.Items("allowed").Any() && NetworkUrl().Match(r.Text("network")).Groups[2].Value == network)
        .Select(r => r.Number("priority")).Append(Usual).Min();

    private static Task<JsonElement?> FindAsync(GcpConnection at, GcpRule rule, CancellationToken cancellation) =>
        at.Compute.FindAsync($"read the firewall rule {rule.Name}", $"/compute/v1/projects/{rule.Project}/global/firewalls/{rule.Name}", cancellation);

    [GeneratedRegex("^https?://[a-z0-9.:-]+/compute/[a-z0-9]+/projects/([a-z0-9.:-]{6,100})/global/networks/([a-z][a-z0-9-]{0,62})$", RegexOptions.NonBacktracking)]
    private static partial Regex NetworkUrl();
}
