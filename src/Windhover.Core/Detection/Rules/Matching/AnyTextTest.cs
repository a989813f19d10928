using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A value of the field satisfies a test of its text.</summary>
internal sealed class AnyTextTest(Field field, TextTest text, int cost, string asked) : FieldTest(field, asked)
{
    private readonly Field asks = field;

    public override int Cost => cost;

    public override bool Holds(in EventView e) => asks.Any(e, text);
}
