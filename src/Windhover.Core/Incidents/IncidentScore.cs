using Windhover.Core.Detection;
using Windhover.Core.Scoring;

namespace Windhover.Core.Incidents;

/// <summary>
/// How much an incident weighs: of each ATT&amp;CK tactic the strongest alert, and the tactics added up, since a story with several stages is far less likely to be chance than
/// any one of them. What was told of the same entity before weighs less each time, but what is worth telling never too little to be told. Once it is investigated, how surprising it was
/// counts up to a thousand times what the budget allows: beyond that a surprise says no more about whether somebody should act, and the probability that was found says it.
/// </summary>
internal static class IncidentScore
{
    /// <summary>The least score of an incident that a person is told of.</summary>
    public const double ToTell = 50;

    /// <summary>The highest score of what was found to be benign.</summary>
    public const double MostBenign = 39;

    private const double MostSurprise = 3;
    private const double Further = 0.5;
    private const double EachStage = 0.4;
    private const double Again = 1;
    private const int MostAgain = 3;

    /// <summary>0–100, see <see cref="ScoreScale"/>.</summary>
    /// <param name="alerts">The alerts; at least one.</param>
    /// <param name="judgement">What was made of them; null when nobody looked.</param>
    public static double Of(IReadOnlyList<Alert> alerts, Judgement? judgement = null)
    {
        var stages = alerts.Where(a => judgement is null || !judgement.Expected.Contains(a.AlertId, StringComparer.Ordinal)).GroupBy(Stage, StringComparer.Ordinal).Select(stage => stage.Max(Weight)).OrderDescending().ToList();
        var surprise = stages[0] + stages.Skip(1).Sum(w => EachStage + Further * Math.Max(0, w));
        if (judgement is null) return Math.Round(ScoreScale.Of(surprise), 1);
        var score = ScoreScale.Of(Saturated(surprise) + judgement.Decades);
        return Math.Round(judgement.Verdict == Verdict.Benign ? Math.Min(score, MostBenign) : score, 1);
    }

    // Smooth, so that the order is never lost.
    private static double Saturated(double surprise) => surprise <= 0 ? surprise : MostSurprise * Math.Tanh(surprise / MostSurprise);

    private static string Stage(Alert alert) => alert.Attacks.Count > 0 ? alert.Attacks[0].Tactic : alert.Model;

    private static double Weight(Alert alert)
    {
        var own = ScoreScale.Decades(alert.Score);
        return own <= 0 ? own : Math.Max(0, own - Again * Math.Min(alert.Earlier, MostAgain));
    }
}
