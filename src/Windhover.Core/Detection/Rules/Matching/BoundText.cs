using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Is a number above or below a bound; what is no number is neither.</summary>
internal sealed class BoundText(double bound, bool above) : TextTest
{
    public override bool Holds(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && (above ? number > bound : number < bound);
}
