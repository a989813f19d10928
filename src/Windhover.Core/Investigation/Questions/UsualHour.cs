using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Was it at an hour at which the identity usually works?</summary>
internal sealed class UsualHour : IQuestion
{
    /// <inheritdoc/>
    public string Id => "hour";

    /// <inheritdoc/>
    public string Text => "Was it at an hour at which the identity usually works?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("usual", 0.72, "it had been at an hour at which it usually works"),
        new("unusual", 0.28, "it had been at an hour at which it never worked before"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.Known.Entities[file.Identity].Days < 4) return null;
        var hours = file.Since(file.Identity, Feature.Hour).OrderBy(s => s.First).ThenBy(s => s.Value.Hash).ToList();
        if (hours.Count == 0) return null;
        var added = hours.Where(s => file.IsNew(s)).ToList();
        return added.Count * 2 <= hours.Count
            ? new Finding("usual", $"{CaseFile.Name(who)} usually works at {file.Known.Text(hours.First(s => !added.Contains(s)).Value)}.", file.Life(who))
            : new Finding("unusual", $"{CaseFile.Name(who)} never worked at {file.Known.Text(added[0].Value)} before.", file.Life(who));
    }
}
