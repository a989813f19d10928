using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Equals one of the values.</summary>
internal sealed class EqualsText(IReadOnlyList<string> values) : TextTest
{
    public override bool Holds(ReadOnlySpan<char> text)
    {
        foreach (var value in values)
        {
            if (text.SequenceEqual(value)) return true;
        }

        return false;
    }
}
