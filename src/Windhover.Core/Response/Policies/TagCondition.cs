using Windhover.Core.Entities;

namespace Windhover.Core.Response.Policies;

/// <summary>Conditions on tags: <c>key=value</c> with <c>*</c> for any text in either, <c>key=</c> for one without a value, a key alone for any value.</summary>
public static class TagCondition
{
    /// <summary>True when a tag is as a condition says.</summary>
    public static bool Fits(string condition, EntityTag tag)
    {
        var equals = condition.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? Wildcard.Fits(condition, tag.Key) : Wildcard.Fits(condition[..equals], tag.Key) && Wildcard.Fits(condition[(equals + 1)..], tag.Value);
    }

    /// <summary>The tags of an entity under a policy: those that people give it, and of those that logs told the ones that stood at a moment.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="entity">Who.</param>
    /// <param name="told">What logs told, with when each stood.</param>
    /// <param name="time">The moment, epoch milliseconds; null for those that stand, whenever they were set.</param>
    public static IReadOnlyList<EntityTag> TagsOf(this ResponsePolicy policy, EntityRef entity, IReadOnlyList<EntityTag> told, long? time) =>
        [.. policy.Tags.Where(t => t.IsFor(entity)).Select(t => t.Tag).Distinct(), .. told.Where(t => !t.IsGiven && (time is { } moment ? t.StoodAt(moment) : t.To is null))];
}
