using System.Text.RegularExpressions;
using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>
/// A regular expression finds a text (its first group, or all of it) that is not a value of another field: an account in a policy that is not the
/// account of the event. Does not hold when the other field is not said: then nothing can be told apart.
/// </summary>
internal sealed class OtherThanTest(Field field, Regex pattern, Field other, string asked) : FieldTest(field, asked)
{
    private readonly Field asks = field;

    public override int Cost => 50;

    public override bool Holds(in EventView e)
    {
        var own = new List<string>();
        other.AddTexts(e, own);
        if (own.Count == 0) return false;
        var values = new List<string>();
        asks.AddTexts(e, values);
        foreach (var value in values)
        {
            for (var found = pattern.Match(value); found.Success; found = found.NextMatch())
            {
                var text = found.Groups.Count > 1 && found.Groups[1].Success ? found.Groups[1].Value : found.Value;
                if (!own.Contains(text)) return true;
            }
        }

        return false;
    }
}
