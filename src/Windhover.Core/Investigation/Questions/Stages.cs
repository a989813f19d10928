namespace Windhover.Core.Investigation.Questions;

/// <summary>How many stages of an attack would the alerts be?</summary>
internal sealed class Stages : IQuestion
{
    /// <inheritdoc/>
    public string Id => "stages";

    /// <inheritdoc/>
    public string Text => "How many different stages of an attack would the alerts be?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("one", 0.75, "the alerts had been one stage of an attack"),
        new("two", 0.17, "the alerts had been two stages of an attack"),
        new("more", 0.08, "the alerts had been three or more stages of an attack"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var tactics = file.Alerts.Where(a => a.Attacks.Count > 0).Select(a => a.Attacks[0].Tactic).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (tactics.Count == 0) return null;
        var names = string.Join(", ", tactics.Select(Tactics.Name));
        return new Finding(tactics.Count switch { 1 => "one", 2 => "two", _ => "more" }, $"The alerts are of {(tactics.Count == 1 ? "one stage" : $"{tactics.Count} stages")}: {names}.", file.AlertsOf(file.Strongest.Entity, file.Start)) { Alerts = file.Alerts };
    }
}
