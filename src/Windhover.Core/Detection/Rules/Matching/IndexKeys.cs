namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Finds the values of a field without which a condition cannot hold, so that a model is asked only for events that have one.</summary>
internal static class IndexKeys
{
    /// <returns>The values, or null when the condition can hold for other values too.</returns>
    public static IReadOnlySet<string>? Of(Condition condition, string field) => condition switch
    {
        FieldCondition { Operator: ConditionOperator.Is or ConditionOperator.In } one when one.Field == field => one.Values.ToHashSet(StringComparer.Ordinal),
        AllCondition all => all.Parts.Select(p => Of(p, field)).Where(s => s is not null).Aggregate((IReadOnlySet<string>?)null, Both),
        AnyCondition any when any.Parts.All(p => Of(p, field) is not null) => any.Parts.SelectMany(p => Of(p, field)!).ToHashSet(StringComparer.Ordinal),
        _ => null,
    };

    private static IReadOnlySet<string>? Both(IReadOnlySet<string>? first, IReadOnlySet<string>? second) =>
        first is null ? second : first.Where(second!.Contains).ToHashSet(StringComparer.Ordinal);
}
