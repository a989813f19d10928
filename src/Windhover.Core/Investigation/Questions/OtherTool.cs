using Windhover.Core.Detection;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Does another tool say so, too?</summary>
internal sealed class OtherTool : IQuestion
{
    /// <inheritdoc/>
    public string Id => "other-tool";

    /// <inheritdoc/>
    public string Text => "Did another security tool find something about the same?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("no", 0.9, "no other tool had found anything"),
        new("yes", 0.1, "another security tool had found something about the same"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var found = file.Alerts.Where(a => a.Kind is AlertKind.ThirdParty or AlertKind.Feed).ToList();
        var query = file.AlertsOf(file.Strongest.Entity, file.Start);
        return found.Count == 0
            ? new Finding("no", "No other tool found anything about the same.", query) { Alerts = [file.Strongest] }
            : new Finding("yes", $"Another tool found: “{found[0].Title}”.", query) { Alerts = found };
    }
}
