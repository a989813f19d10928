using Windhover.Benchmarks.Quality.Measures;
using Windhover.Core.Running;
using Windhover.Core.Scoring;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Calibration on recordings without attacks from inside. They last from minutes to a day, so that the learning phase is cut to a quarter of each.</summary>
internal static class RealCalibration
{
    private static readonly (string Title, string Folder, double Hours)[] Inputs =
    [
        ("zeek-proxy-lan", "zeek-proxy-lan", 2), ("zeek-labelled/008", "zeek-labelled/008-zeek-mixed", 24), ("zeek-labelled/010", "zeek-labelled/010-zeek-mixed", 24),
        ("k8s-audit-benign", "k8s-audit-benign", 4 / 60.0),
    ];

    /// <summary>Replays each.</summary>
    public static IEnumerable<(string Input, CalibrationCounts Counts)> Run(Action<string> log)
    {
        foreach (var (title, name, hours) in Inputs)
        {
            if (SharedData.Folder(name) is not { } folder)
            {
                log($"../shared/data/{name} is not here: left out");
                continue;
            }

            var seen = new EstateObserver();
            var scoring = new ScoringOptions { Observer = seen, LearnFor = TimeSpan.FromHours(hours / 4), LearnEvents = 0, LearnWindows = 0 };
            EngineRun.Over([folder], new EngineOptions { Models = false, Scoring = scoring });
            yield return (title, seen.Calibration);
        }
    }
}
