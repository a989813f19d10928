using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation.Questions;

/// <summary>How many resources did the identity touch that it never touched?</summary>
internal sealed class NewResources : IQuestion
{
    /// <inheritdoc/>
    public string Id => "resources";

    /// <inheritdoc/>
    public string Text => "How many resources did the identity touch that it never touched before?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Identity;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("none", 0.35, "it had touched no resource that is new to it"),
        new("few", 0.4, "it had touched up to five resources that are new to it"),
        new("many", 0.25, "it had touched more than five resources that are new to it"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        if (file.IdentityRef is not { } who || file.IsYoungEstate) return null;
        var used = file.Since(file.Identity, Feature.Resource).ToList();
        if (used.Count == 0) return null;
        var added = used.Where(s => file.IsNew(s)).OrderBy(s => s.First).ThenBy(s => s.Value.Hash).ToList();
        if (added.Count == 0) return new Finding("none", used.Count == 1 ? $"{CaseFile.Name(who)} touched one resource, which is known to it." : $"{CaseFile.Name(who)} touched {used.Count} resources, all of them known to it.", file.Events(who));
        var names = string.Join(", ", added.Take(3).Select(s => CaseFile.Short(file.Known.Text(s.Value))));
        return new Finding(added.Count <= 5 ? "few" : "many", used.Count == 1 ? $"The one resource that {CaseFile.Name(who)} touched is new to it: {names}." : $"{added.Count} of {used.Count} resources {(added.Count == 1 ? "is" : "are")} new to {CaseFile.Name(who)}: {names}{(added.Count > 3 ? " …" : "")}.", file.Events(who));
    }
}
