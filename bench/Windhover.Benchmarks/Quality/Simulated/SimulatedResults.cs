using Windhover.Benchmarks.Quality.Baselines;
using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>What came out of the simulated estates.</summary>
internal sealed record SimulatedResults
{
    /// <summary>By mode (<see cref="Mode.All"/>): estates with attacks.</summary>
    public required IReadOnlyList<IReadOnlyList<EstateOutcome>> Estates { get; init; }

    /// <summary>By mode: estates with neither attacks nor look-alikes.</summary>
    public required IReadOnlyList<IReadOnlyList<EstateOutcome>> Quiet { get; init; }

    /// <summary>How often each probability came on the quiet estates.</summary>
    public required CalibrationCounts Calibration { get; init; }

    /// <summary>What the baselines made of the estates with attacks; empty unless they were asked for.</summary>
    public required IReadOnlyList<BaselineOutcome> Baselines { get; init; }

    /// <summary>Seconds of one estate, simulation and all runs.</summary>
    public required double SecondsPerEstate { get; init; }
}
