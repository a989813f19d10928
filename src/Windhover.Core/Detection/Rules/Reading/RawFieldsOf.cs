using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Finds the raw fields that something reads.</summary>
internal static class RawFieldsOf
{
    /// <summary>Paths, without the <c>raw.</c> before them, that conditions read.</summary>
    public static IEnumerable<string> Conditions(IEnumerable<Condition> conditions) => Names(conditions.SelectMany(Read));

    /// <summary>Paths, without the <c>raw.</c> before them, of those fields that are raw.</summary>
    public static IEnumerable<string> Names(IEnumerable<string> fields) =>
        fields.Where(f => f.StartsWith(RawField.Prefix, StringComparison.Ordinal)).Select(f => f[RawField.Prefix.Length..]);

    private static IEnumerable<string> Read(Condition condition) => condition switch
    {
        AllCondition all => all.Parts.SelectMany(Read),
        AnyCondition any => any.Parts.SelectMany(Read),
        NotCondition not => Read(not.Part),
        FieldCondition { Operator: ConditionOperator.SameAs } same => [same.Field, same.Values[0]],
        FieldCondition one => [one.Field, one.OtherThan],
        _ => [],
    };
}
