using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A field of few named values has one of them.</summary>
internal sealed class CodeTest(CodeField field, IEnumerable<int> codes, string asked) : FieldTest(field, asked)
{
    private readonly ulong mask = codes.Aggregate(0UL, (bits, code) => bits | 1UL << code);

    public override int Cost => 1;

    public override bool Holds(in EventView e) => (mask >> field.Get(e) & 1) != 0;
}
