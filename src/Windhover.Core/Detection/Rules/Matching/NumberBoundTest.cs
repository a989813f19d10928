using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A number is above or below a bound.</summary>
internal sealed class NumberBoundTest(NumberField field, double bound, bool above, string asked) : FieldTest(field, asked)
{
    public override int Cost => 1;

    public override bool Holds(in EventView e) => above ? field.Get(e) > bound : field.Get(e) < bound;
}
