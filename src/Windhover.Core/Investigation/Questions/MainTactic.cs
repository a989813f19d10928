namespace Windhover.Core.Investigation.Questions;

/// <summary>What would the strongest alert be part of?</summary>
internal sealed class MainTactic : IQuestion
{
    /// <inheritdoc/>
    public string Id => "tactic";

    /// <inheritdoc/>
    public string Text => "Which stage of an attack would the strongest alert be?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("initial-access", 0.26, "the strongest alert had been about how the identity is used"),
        new("execution", 0.03, "the strongest alert had been about something that was run"),
        new("persistence", 0.07, "the strongest alert had been about a lasting way in"),
        new("privilege-escalation", 0.04, "the strongest alert had been about more rights"),
        new("defense-evasion", 0.05, "the strongest alert had been about hiding"),
        new("credential-access", 0.05, "the strongest alert had been about credentials"),
        new("discovery", 0.1, "the strongest alert had been about looking around"),
        new("lateral-movement", 0.06, "the strongest alert had been about going from machine to machine"),
        new("collection", 0.05, "the strongest alert had been about reading much"),
        new("command-and-control", 0.14, "the strongest alert had been about connections to a new place"),
        new("exfiltration", 0.11, "the strongest alert had been about data that leaves"),
        new("impact", 0.03, "the strongest alert had been about damage"),
        new("other", 0.01, "the strongest alert had been about something else"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var worst = file.Strongest;
        if (worst.Attacks.Count == 0) return null;
        var name = Tactics.Name(worst.Attacks[0].Tactic);
        var id = name.Replace(' ', '-');
        return new Finding(Answers.Any(a => a.Name == id) ? id : "other", $"The strongest alert, “{worst.Title}”, would be {name}.", file.AlertsOf(worst.Entity, file.Start)) { Alerts = [worst] };
    }
}
