using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Starts with, ends with or contains one of the values.</summary>
internal sealed class PartOfText(ConditionOperator asked, IReadOnlyList<string> values) : TextTest
{
    public override bool Holds(ReadOnlySpan<char> text)
    {
        foreach (var value in values)
        {
            var holds = asked switch
            {
                ConditionOperator.StartsWith => text.StartsWith(value, StringComparison.Ordinal),
                ConditionOperator.EndsWith => text.EndsWith(value, StringComparison.Ordinal),
                _ => text.Contains(value, StringComparison.Ordinal),
            };
            if (holds) return true;
        }

        return false;
    }
}
