using System.Text.RegularExpressions;
using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A regular expression finds something.</summary>
internal sealed class PatternText(Regex pattern) : TextTest
{
    public override bool Holds(ReadOnlySpan<char> text) => pattern.IsMatch(text);
}
