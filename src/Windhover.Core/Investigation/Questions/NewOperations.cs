using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Did the identity do what it, or anybody like it, usually does?</summary>
internal sealed class NewOperations : IQuestion
{
    private const int Known = 3;

    /// <inheritdoc/>
    public string Id => "operations";

    /// <inheritdoc/>
    public string Text => "Are the operations ones that this identity, or others, usually call?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("usual", 0.4, "it had called only operations that it usually calls"),
        new("colleagues", 0.25, "what was new to it had been usual for several others"),
        new("few-new", 0.2, "one or two operations had been new to nearly everybody"),
        new("many-new", 0.15, "three or more operations had been new to nearly everybody"),
    ];

    /// <inheritdoc/>
    public int Cost => 3;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate) return null;
        var used = file.Since(file.Identity, Feature.Operation).ToList();
        if (used.Count == 0) return null;
        var added = used.Where(s => file.IsNew(s)).OrderBy(s => s.First).ThenBy(s => s.Value.Hash).ToList();
        if (added.Count == 0) return new Finding("usual", $"All {used.Count} operations that {CaseFile.Name(who)} called are ones that it called before.", file.Events(who));
        var rare = added.Where(s => file.Others(s.Value, s.Days > 0) < Known).ToList();
        if (rare.Count == 0) return new Finding("colleagues", $"{added.Count} of {used.Count} operations are new to {CaseFile.Name(who)}; each is called by three or more others.", file.Events(who));
        var names = string.Join(", ", rare.Take(5).Select(s => file.Known.Text(s.Value)));
        return new Finding(rare.Count <= 2 ? "few-new" : "many-new", $"{added.Count} of {used.Count} operations are new to {CaseFile.Name(who)}, {rare.Count} of them to nearly everybody: {names}.", file.Events(who));
    }
}
