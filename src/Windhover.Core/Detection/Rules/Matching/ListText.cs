using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Indicators;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Is in one of a few lists.</summary>
internal sealed class ListText(IndicatorList[] lists) : TextTest
{
    public override bool Holds(ReadOnlySpan<char> text)
    {
        foreach (var list in lists)
        {
            if (list.Contains(text)) return true;
        }

        return false;
    }
}
