namespace Windhover.Core.Investigation.Questions;

/// <summary>How improbable is the rarest of it by chance?</summary>
internal sealed class Rarity : IQuestion
{
    /// <inheritdoc/>
    public string Id => "rarity";

    /// <inheritdoc/>
    public string Text => "How improbable is the rarest of it by chance alone?";

    /// <inheritdoc/>
    public QuestionSubject Subject => QuestionSubject.Story;

    /// <inheritdoc/>
    public IReadOnlyList<AnswerShare> Answers { get; } =
    [
        new("common", 0.3, "chance had done as much about once in a thousand windows"),
        new("rare", 0.45, "chance had done as much once in ten thousand to a million windows"),
        new("extreme", 0.25, "chance had done as much less than once in a million windows"),
    ];

    /// <inheritdoc/>
    public int Cost => 1;

    /// <inheritdoc/>
    public Finding? Ask(CaseFile file)
    {
        var rarest = file.Alerts.OrderBy(a => a.Probability).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).First();
        if (rarest.Probability >= 1) return null;
        var answer = rarest.Probability switch { < 1e-6 => "extreme", < 1e-4 => "rare", _ => "common" };
        var words = rarest.Chance.Length > 0 ? rarest.Chance : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"with a probability of {rarest.Probability:0.#e0} in one window");
        return new Finding(answer, $"The rarest of it, “{rarest.Title}”, comes by chance {words}.", file.AlertsOf(rarest.Entity, file.Start)) { Alerts = [rarest] };
    }
}
