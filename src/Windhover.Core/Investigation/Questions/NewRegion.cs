using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Did the identity act in a region that is new to it?</summary>
internal sealed class NewRegion : IQuestion
{
    /// <inheritdoc/>
    public string Id => "region";

    /// <inheritdoc/>
    public string Text => "Does the identity act in a region that the estate uses?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("usual", 0.84, "it had acted only in regions that it usually acts in"),
        new("colleagues", 0.1, "the region had been new to it alone"),
        new("new", 0.06, "the region had been new to nearly everybody"),
    ];

    /// <inheritdoc/>
    public int Cost => 2;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate) return null;
        var used = file.Since(file.Identity, Feature.Region).ToList();
        if (used.Count == 0) return null;
        var added = used.Where(s => file.IsNew(s)).OrderBy(s => file.Others(s.Value, s.Days > 0)).ThenBy(s => s.Value.Hash).ToList();
        if (added.Count == 0) return new Finding("usual", $"{CaseFile.Name(who)} acted in regions that it usually acts in.", file.Events(who));
        var others = file.Others(added[0].Value, added[0].Days > 0);
        return others >= 3
            ? new Finding("colleagues", $"{CaseFile.Name(who)} acted in {file.Known.Text(added[0].Value)} for the first time; {others} others act there.", file.Events(who))
            : new Finding("new", $"{CaseFile.Name(who)} acted in {file.Known.Text(added[0].Value)} for the first time; hardly anybody else does.", file.Events(who));
    }
}
