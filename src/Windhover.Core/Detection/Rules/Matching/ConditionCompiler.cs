using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Indicators;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Turns a checked tree of conditions into tests over one symbol table, each of the fastest kind that its field allows.</summary>
internal sealed class ConditionCompiler(FieldNames fields, SymbolTable symbols, IReadOnlyDictionary<string, IndicatorList> lists)
{
    private const int MostShown = 8;

    public EventTest Compile(Condition condition) => condition switch
    {
        AllCondition all => new GroupTest(all.Parts.Select(Compile), all: true),
        AnyCondition any => new GroupTest(any.Parts.Select(Compile), all: false),
        NotCondition not => new NotTest(Compile(not.Part)),
        FieldCondition one => Compile(one),
        _ => throw new ArgumentException($"no test for {condition.GetType().Name}", nameof(condition)),
    };

    private EventTest Compile(FieldCondition c)
    {
        var field = fields.Get(c.Field, symbols);
        var asked = Asked(c);
        return c.Operator switch
        {
            ConditionOperator.Is or ConditionOperator.In => OneOf(field, c.Values, asked),
            ConditionOperator.Matches when c.OtherThan.Length > 0 => new OtherThanTest(field, Patterns.Compile(c.Values[0]), fields.Get(c.OtherThan, symbols), asked),
            ConditionOperator.Matches => new AnyTextTest(field, new PatternText(Patterns.Compile(c.Values[0])), 40, asked),
            ConditionOperator.Exists => new ExistsTest(field, c.Values[0] == "true", asked),
            ConditionOperator.Gt or ConditionOperator.Lt => Bound(field, c, asked),
            ConditionOperator.InNetwork => InNetwork(field, c.Values, asked),
            ConditionOperator.InList => InList(field, [.. c.Values.Select(v => lists.GetValueOrDefault(v)).OfType<IndicatorList>()], asked),
            ConditionOperator.SameAs => new SameAsTest(field, fields.Get(c.Values[0], symbols), asked),
            _ => new AnyTextTest(field, new PartOfText(c.Operator, c.Values), 15, asked),
        };
    }

    private EventTest OneOf(Field field, IReadOnlyList<string> values, string asked) => field switch
    {
        SymbolField symbol => new SymbolTest(symbol, values.Select(v => symbols.Intern(v).Id), asked),
        CodeField code => new CodeTest(code, values.Select(code.CodeOf), asked),
        NumberField number => new NumberTest(number, values.Select(v => number.TryRead(v, out var n) ? n : 0), asked),
        AddressField address => InNetwork(address, values, asked),
        _ => new AnyTextTest(field, new EqualsText(values), 10, asked),
    };

    private static EventTest Bound(Field field, FieldCondition c, string asked)
    {
        var bound = double.Parse(c.Values[0], CultureInfo.InvariantCulture);
        var above = c.Operator == ConditionOperator.Gt;
        return field is NumberField number ? new NumberBoundTest(number, bound, above, asked) : new AnyTextTest(field, new BoundText(bound, above), 15, asked);
    }

    private static EventTest InNetwork(Field field, IReadOnlyList<string> values, string asked)
    {
        AddressRange[] ranges = [.. values.Select(v => AddressRange.TryParse(v, out var range) ? range : default)];
        return field is AddressField address ? new AddressTest(address, ranges, asked) : new AnyTextTest(field, new NetworkText(ranges), 20, asked);
    }

    private static EventTest InList(Field field, IndicatorList[] named, string asked) =>
        field is AddressField address ? new ListAddressTest(address, named, asked) : new AnyTextTest(field, new ListText(named), 20, asked);

    private static string Asked(FieldCondition c) => c.Operator switch
    {
        ConditionOperator.Exists => c.Values[0] == "true" ? "is said" : "is not said",
        ConditionOperator.Gt => $"is above {c.Values[0]}",
        ConditionOperator.Lt => $"is below {c.Values[0]}",
        ConditionOperator.In => $"is one of {Some(c.Values)}",
        ConditionOperator.InList => $"is in the list {string.Join(" or ", c.Values)}",
        ConditionOperator.SameAs => $"equals {c.Values[0]}",
        ConditionOperator.Matches when c.OtherThan.Length > 0 => $"names another {c.OtherThan} ({c.Values[0]})",
        _ => $"{Reading.Words.Snake(c.Operator.ToString()).Replace('_', ' ')} {string.Join(" or ", c.Values)}",
    };

    // The value that was seen stands beside it: of a long list the first few say what kind of list it is.
    private static string Some(IReadOnlyList<string> values) =>
        values.Count <= MostShown ? string.Join(", ", values) : $"{string.Join(", ", values.Take(MostShown - 1))} and {values.Count - MostShown + 1} more";
}
