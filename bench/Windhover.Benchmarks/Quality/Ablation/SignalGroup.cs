using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Benchmarks.Quality.Ablation;

/// <summary>Rows of the ledger that are switched off together.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Holds">Whether a row belongs to it.</param>
internal sealed record SignalGroup(string Name, Func<ScoreRow, bool> Holds)
{
    /// <summary>Every feature (its rare values and its many new ones) and every signal, as the engine has them.</summary>
    public static IReadOnlyList<SignalGroup> All { get; } =
    [
        .. Enum.GetValues<Feature>().Select(f => new SignalGroup("values: " + FeatureText.Title(f), r => r.Kind != ScoreRowKind.Number && r.Feature == f)),
        .. Enum.GetValues<Signal>().Select(s => new SignalGroup("number: " + FeatureText.Title(s), r => r.Kind == ScoreRowKind.Number && r.Signal == s)),
    ];
}
