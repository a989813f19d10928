using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Policies;

/// <summary>Finds the rule that holds for an entity.</summary>
public static class PolicyMatch
{
    /// <summary>What may be done to an entity.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="entity">Who.</param>
    /// <param name="group">Its group of peers; "" for none.</param>
    /// <param name="tags">Its tags that count; see <see cref="TagCondition.TagsOf"/>.</param>
    /// <param name="time">When, epoch milliseconds.</param>
    public static (ModeInForce InForce, PolicyRule? Rule) For(this ResponsePolicy policy, EntityRef entity, string group, IReadOnlyList<EntityTag> tags, long time)
    {
        if (policy.NeverTouch.Protects(entity) is { } name) return (new ModeInForce(ResponseMode.Off, "", name), null);
        var rule = policy.Rules.FirstOrDefault(r => Fits(r, entity, group, tags, time));
        return (new ModeInForce(rule?.Mode ?? policy.Mode, rule?.Name ?? "", ""), rule);
    }

    private static bool Fits(PolicyRule rule, EntityRef entity, string group, IReadOnlyList<EntityTag> tags, long time) => rule.Fits(entity, group, tags) && rule.Holds(time);

    /// <summary>True within the hours of a rule.</summary>
    internal static bool Holds(this PolicyRule rule, long time) => rule.Hours.Count == 0 || rule.Hours.Any(h => h.Hold(time));

    /// <summary>True when a rule is for an entity, whatever the hour.</summary>
    internal static bool Fits(this PolicyRule rule, EntityRef entity, string group, IReadOnlyList<EntityTag> tags) =>
        (rule.Types.Count == 0 || rule.Types.Contains(entity.Type))
        && (rule.Entities.Count == 0 || rule.Entities.Any(e => Wildcard.Fits(e, entity.Id) || Wildcard.Fits(e, entity.Name)))
        && (rule.Accounts.Count == 0 || rule.Accounts.Any(a => Wildcard.Fits(a, entity.Account)))
        && (rule.Groups.Count == 0 || rule.Groups.Any(g => Wildcard.Fits(g, group)))
        && (rule.Tags.Count == 0 || rule.Tags.Any(condition => tags.Any(tag => TagCondition.Fits(condition, tag))))
        && (rule.Subnets.Count == 0 || entity.Ips.Any(ip => AddressBlock.TryParse(ip, out var one) && rule.Subnets.Any(s => s.Contains(one.First))));
}
