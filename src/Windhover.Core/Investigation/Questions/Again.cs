namespace Windhover.Core.Investigation.Questions;

/// <summary>Was the same told before?</summary>
internal sealed class Again : IQuestion
{
    /// <inheritdoc/>
    public string Id => "again";

    /// <inheritdoc/>
    public string Text => "Was the same alert raised about the same entity on earlier days?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("never", 0.7, "it had never been alerted for this before"),
        new("once", 0.15, "it had been alerted for the same on one earlier day"),
        new("often", 0.15, "it had been alerted for the same on several earlier days"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var worst = file.Strongest;
        var earlier = worst.Earlier;
        var query = file.AlertsOf(worst.Entity, worst.Time - 30L * 86_400_000);
        return earlier switch
        {
            0 => new Finding("never", $"{CaseFile.Name(worst.Entity)} was not alerted for the same in the 30 days before.", query) { Alerts = [worst] },
            1 => new Finding("once", $"{CaseFile.Name(worst.Entity)} was alerted for the same on one of the 30 days before.", query) { Alerts = [worst] },
            _ => new Finding("often", $"{CaseFile.Name(worst.Entity)} was alerted for the same on {earlier} of the 30 days before.", query) { Alerts = [worst] },
        };
    }
}
