using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>A window whose score is to be told.</summary>
/// <param name="Window">The window.</param>
/// <param name="End">Event time at which it ended, epoch milliseconds.</param>
/// <param name="Bits">Sum of the rows.</param>
/// <param name="Probability">Of at least as many bits in one window of this class of entity, by chance.</param>
/// <param name="Score">0–100; 50 at the budget's threshold.</param>
/// <param name="Rows">The ledger, most bits first.</param>
/// <param name="IsEarly">True when the window was not over yet.</param>
internal sealed record ScoredWindow(EntityWindow Window, long End, double Bits, double Probability, double Score, IReadOnlyList<ScoreRow> Rows, bool IsEarly = false);
