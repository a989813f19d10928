using Windhover.Core.Detection;

namespace Windhover.Core.Investigation.Questions;

/// <summary>Do the pattern of life and an expert's model say it independently?</summary>
internal sealed class BothKinds : IQuestion
{
    /// <inheritdoc/>
    public string Id => "both-kinds";

    /// <inheritdoc/>
    public string Text => "Do the pattern of life and experts' models, or another tool, point at it independently?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("no", 0.8, "only one kind of detection had pointed at it"),
        new("yes", 0.2, "both the pattern of life and a model or another tool had pointed at it"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var learned = file.Alerts.Count(a => a.Kind == AlertKind.Learned);
        var others = file.Alerts.Count - learned;
        return new Finding(learned > 0 && others > 0 ? "yes" : "no", $"Alerts from the pattern of life: {learned}; from models and other tools: {others}.", file.AlertsOf(file.Strongest.Entity, file.Start)) { Alerts = file.Alerts };
    }
}
