namespace Windhover.Core.Detection.Rules.Indicators;

/// <summary>Finds the lists that a condition asks.</summary>
internal static class NamedLists
{
    /// <summary>Their names, each with the place of the condition.</summary>
    public static IEnumerable<(string List, ModelPlace Place)> Of(Condition condition) => condition switch
    {
        AllCondition all => all.Parts.SelectMany(Of),
        AnyCondition any => any.Parts.SelectMany(Of),
        NotCondition not => Of(not.Part),
        FieldCondition { Operator: ConditionOperator.InList } one => one.Values.Select(v => (v, one.Place)),
        _ => [],
    };
}
