using System.Text.Json;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;

namespace Windhover.Benchmarks.Quality;

/// <summary>What the simulated tables are made of, for programs.</summary>
internal static class QualityJson
{
    private static readonly JsonSerializerOptions Style = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>The results as UTF-8 JSON: one object with the options, every estate and attack by mode, the baselines, and the calibration counts of the quiet estates.</summary>
    public static byte[] Of(QualityOptions options, SimulatedResults results) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            options.Set,
            options.FirstSeed,
            options.Days,
            options.Scale,
            Budgets = Budget.PerThousand,
            Modes = Mode.All.Select((mode, m) => new { mode.Name, Estates = results.Estates[m].Select(Estate), Quiet = results.Quiet[m].Select(Estate) }),
            Baselines = results.Baselines.Select(b => new { b.Name, b.FoundAt, b.FoundAtFalse }),
            Calibration = results.Calibration.Windows.Select(w => new
            {
                Class = w.Key,
                Windows = w.Value,
                CalibrationCounts.Nominal,
                Observed = CalibrationCounts.Nominal.Select((_, i) => results.Calibration.Observed(w.Key, CalibrationCounts.Whole, i)),
            }),
        },
        Style);

    private static object Estate(EstateOutcome e) => new
    {
        e.Seed,
        e.Days,
        e.EntityDays,
        e.Incidents,
        e.TrueIncidents,
        Others = e.OthersByDay.Sum(),
        e.Twins,
        e.TwinsRaised,
        Attacks = e.Attacks.Select(a => new { a.Story.Id, a.Story.Kind, a.Story.HeldOut, a.Story.Pace, a.Story.Stealth, a.Found, a.Incidents, a.MinutesToDetect, a.RecordShare, a.FoundAt, a.FoundAtFalse }),
    };
}
