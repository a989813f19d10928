using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The record says the field, or does not.</summary>
internal sealed class ExistsTest(Field field, bool wanted, string asked) : FieldTest(field, asked)
{
    private readonly Field asks = field;

    public override int Cost => 5;

    public override bool Holds(in EventView e) => asks.Any(e, Anything.Instance) == wanted;

    private sealed class Anything : TextTest
    {
        public static readonly Anything Instance = new();

        public override bool Holds(ReadOnlySpan<char> text) => true;
    }
}
