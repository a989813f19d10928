using Windhover.Core.Entities;

namespace Windhover.Core.Response.Policies;

/// <summary>Whom the rules of a policy are for, of the entities that there are.</summary>
public sealed record PolicyCover
{
    private const int MostExamples = 12;

    /// <summary>The rules, in their order.</summary>
    public required IReadOnlyList<RuleCover> Rules { get; init; }

    /// <summary>Those for whom no rule holds, at some hour at least.</summary>
    public required RuleCover Otherwise { get; init; }

    /// <summary>Those to whom nothing is ever done.</summary>
    public required RuleCover NeverTouched { get; init; }

    /// <summary>How many entities were looked at.</summary>
    public required int Entities { get; init; }

    /// <summary>For how many of them the machine may act by itself, at some hour at least.</summary>
    public required int Autonomous { get; init; }

    /// <summary>Tries a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="entities">The entities, each with its group of peers, "" for none, and the tags that logs told of it.</param>
    /// <param name="now">The hour that counts as now, epoch milliseconds.</param>
    public static PolicyCover Of(ResponsePolicy policy, IReadOnlyList<(EntityRef Entity, string Group, IReadOnlyList<EntityTag> Tags)> entities, long now)
    {
        var rules = policy.Rules.Select(_ => new Tally()).ToArray();
        var (otherwise, never, autonomous) = (new Tally(), new Tally(), 0);
        foreach (var (entity, group, told) in entities)
        {
            if (policy.NeverTouch.Protects(entity) is not null)
            {
                never.Note(entity, true);
                continue;
            }

            autonomous += Note(policy, rules, otherwise, entity, group, policy.TagsOf(entity, told, time: null), now) ? 1 : 0;
        }

        return new PolicyCover
        {
            Rules = [.. policy.Rules.Zip(rules, (rule, tally) => tally.Cover(rule.Name, rule.Mode))],
            Otherwise = otherwise.Cover("", policy.Mode),
            NeverTouched = never.Cover("", ResponseMode.Off),
            Entities = entities.Count,
            Autonomous = autonomous,
        };
    }

    // A rule with hours leaves the other hours to those after it.
    private static bool Note(ResponsePolicy policy, Tally[] rules, Tally otherwise, EntityRef entity, string group, IReadOnlyList<EntityTag> tags, long now)
    {
        var (isTaken, acts) = (false, false);
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = policy.Rules[i];
            if (!rule.Fits(entity, group, tags)) continue;
            var holds = !isTaken && rule.Holds(now);
            rules[i].Note(entity, holds);
            isTaken |= holds;
            acts |= rule.Mode == ResponseMode.Autonomous;
            if (rule.Hours.Count == 0) return acts;
        }

        otherwise.Note(entity, !isTaken);
        return acts || policy.Mode == ResponseMode.Autonomous;
    }

    private sealed class Tally
    {
        private readonly List<EntityRef> examples = [];
        private int all;
        private int now;

        public void Note(EntityRef entity, bool holds)
        {
            all++;
            if (holds) now++;
            if (examples.Count < MostExamples) examples.Add(entity);
        }

        public RuleCover Cover(string name, ResponseMode mode) => new(name, mode, all, now, examples);
    }
}
