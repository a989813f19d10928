using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Asks one field.</summary>
/// <param name="field">The field.</param>
/// <param name="asked">What is asked, in words that go on after the field's name: <c>is Delete</c>.</param>
internal abstract class FieldTest(Field field, string asked) : EventTest
{
    private const int MostValuesShown = 5;

    public override void Explain(in EventView e, bool answer, List<MatchedField> fields)
    {
        var values = new List<string>();
        field.AddTexts(e, values);
        var shown = string.Join(", ", values.Take(MostValuesShown));
        if (values.Count > MostValuesShown) shown += $" and {values.Count - MostValuesShown} more";
        fields.Add(new MatchedField(field.Name, shown, answer ? asked : $"not: {asked}"));
    }
}
