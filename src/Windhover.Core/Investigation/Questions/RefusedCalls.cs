using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Was the identity refused in ways that are new to it?</summary>
internal sealed class RefusedCalls : IQuestion
{
    /// <inheritdoc/>
    public string Id => "refused-calls";

    /// <inheritdoc/>
    public string Text => "Did the identity meet errors that it does not usually meet?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("none", 0.72, "no call had failed in a way that is new to it"),
        new("some", 0.28, "calls had failed in ways that are new to it"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate) return null;
        var errors = file.Since(file.Identity, Feature.Error).Where(s => file.IsNew(s)).OrderBy(s => s.First).ThenBy(s => s.Value.Hash).ToList();
        return errors.Count == 0
            ? new Finding("none", $"{CaseFile.Name(who)} met no error that is new to it.", file.Events(who))
            : new Finding("some", $"{CaseFile.Name(who)} met errors that are new to it: {string.Join(", ", errors.Take(4).Select(s => file.Known.Text(s.Value)))}.", file.Events(who));
    }
}
