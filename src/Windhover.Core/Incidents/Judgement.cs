using Windhover.Core.Detection;

namespace Windhover.Core.Incidents;

/// <summary>What was made of alerts that belong together.</summary>
/// <param name="Verdict">The conclusion.</param>
/// <param name="Probability">How probable something to act on is, 0–1.</param>
/// <param name="Decades">By how many powers of ten the judgement makes it weigh more than the alerts alone.</param>
/// <param name="Expected">Ids of alerts that do not weigh, because people marked them as expected; those that do are never all gone.</param>
/// <param name="Summary">The written account in short.</param>
internal sealed record Judgement(Verdict Verdict, double Probability, double Decades, IReadOnlyList<string> Expected, string Summary)
{
    /// <summary>What the best explanation adds to the techniques of the alerts; empty where none is believed.</summary>
    public IReadOnlyList<AttackTechnique> Attacks { get; init; } = [];
}
