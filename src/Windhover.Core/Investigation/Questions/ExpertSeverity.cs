using Windhover.Core.Detection;

namespace Windhover.Core.Investigation.Questions;

/// <summary>How grave do experts' models, or other tools, hold what was seen to be?</summary>
internal sealed class ExpertSeverity : IQuestion
{
    /// <inheritdoc/>
    public string Id => "expert";

    /// <inheritdoc/>
    public string Text => "How grave do experts’ models, or other tools, hold it to be?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("none", 0.5, "no expert-written model had fired"),
        new("low", 0.2, "only models of low or medium severity had fired"),
        new("high", 0.24, "a model of high severity had fired"),
        new("critical", 0.06, "a model of critical severity had fired"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var own = file.Alerts.Where(a => a.Kind != AlertKind.Learned).OrderByDescending(a => a.Severity).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).ToList();
        var query = file.AlertsOf(file.Strongest.Entity, file.Start);
        if (own.Count == 0) return new Finding("none", "No expert-written model fired, and no other tool found anything.", query) { Alerts = file.Alerts };
        var models = own.Select(a => a.Model).Distinct(StringComparer.Ordinal).Count();
        var answer = own[0].Severity switch { Severity.Critical => "critical", Severity.High => "high", _ => "low" };
        return new Finding(answer, $"{(models == 1 ? "One model of experts or other tools fired" : $"{models} models of experts or other tools fired")}; the gravest says “{own[0].Title}” ({own[0].Severity.ToString().ToLowerInvariant()}).", query) { Alerts = own };
    }
}
