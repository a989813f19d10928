namespace Windhover.Core.Investigation.Questions;

/// <summary>Did people mark it as expected?</summary>
internal sealed class MarkedExpected : IQuestion
{
    /// <inheritdoc/>
    public string Id => "expected";

    /// <inheritdoc/>
    public string Text => "Did people mark every one of these alerts, of this very entity, as expected?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    // A person's word decides: no evidence of a machine outweighs one in a million.
    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("no", 0.999999, "nobody had marked all of it as expected"),
        new("yes", 0.000001, "somebody had marked all of it as expected"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var query = file.AlertsOf(file.Strongest.Entity, file.Start);
        if (!file.IsAllExpected) return new Finding("no", $"{file.Alerts.Count} alert{(file.Alerts.Count == 1 ? " is" : "s are")} not marked as expected.", query) { Alerts = file.Alerts };
        var feedback = file.Expected[0].Feedback;
        return new Finding("yes", $"{feedback.By} marked it as expected: {feedback.Reason}", query) { Alerts = file.Alerts };
    }
}
