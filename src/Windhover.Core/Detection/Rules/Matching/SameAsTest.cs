using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Two fields have a value in common.</summary>
internal sealed class SameAsTest(Field field, Field other, string asked) : FieldTest(field, asked)
{
    private readonly Field asks = field;

    public override int Cost => 30;

    public override bool Holds(in EventView e)
    {
        var values = new List<string>();
        other.AddTexts(e, values);
        return values.Count > 0 && asks.Any(e, new EqualsText(values));
    }
}
