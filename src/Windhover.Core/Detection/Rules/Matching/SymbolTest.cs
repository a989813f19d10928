using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A shared text is one of a few: compares numbers, never texts.</summary>
internal sealed class SymbolTest(SymbolField field, IEnumerable<int> ids, string asked) : FieldTest(field, asked)
{
    private readonly int[] ids = [.. ids];

    public override int Cost => 1;

    public override bool Holds(in EventView e) => ids.AsSpan().Contains(field.Get(e).Id);
}
