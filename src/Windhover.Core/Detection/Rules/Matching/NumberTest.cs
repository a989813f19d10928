using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A number is one of a few.</summary>
internal sealed class NumberTest(NumberField field, IEnumerable<long> numbers, string asked) : FieldTest(field, asked)
{
    private readonly long[] numbers = [.. numbers];

    public override int Cost => 1;

    public override bool Holds(in EventView e) => numbers.AsSpan().Contains(field.Get(e));
}
