using Windhover.Core.Detection;
using Windhover.Core.Scoring;

namespace Windhover.Core.Incidents;

/// <summary>
/// How much an incident weighs: of each ATT&amp;CK tactic the strongest alert, and the tactics added up, since a story with several stages is far less likely to be chance than
/// any one of them. What was told of the same entity before weighs less each time.
/// </summary>
internal static class IncidentScore
{
    /// <summary>The least score of an incident that a person is told of.</summary>
    public const double ToTell = 50;

    private const double Further = 0.5;
    private const double EachStage = 0.4;
    private const double Again = 1;
    private const int MostAgain = 3;

    /// <summary>0–100, see <see cref="ScoreScale"/>.</summary>
    public static double Of(IReadOnlyList<Alert> alerts)
    {
        var stages = alerts.GroupBy(Stage, StringComparer.Ordinal).Select(stage => stage.Max(Weight)).OrderDescending().ToList();
        return Math.Round(ScoreScale.Of(stages[0] + stages.Skip(1).Sum(w => EachStage + Further * Math.Max(0, w))), 1);
    }

    private static string Stage(Alert alert) => alert.Attacks.Count > 0 ? alert.Attacks[0].Tactic : alert.Model;

    private static double Weight(Alert alert) => ScoreScale.Decades(alert.Score) - Again * Math.Min(alert.Earlier, MostAgain);
}
