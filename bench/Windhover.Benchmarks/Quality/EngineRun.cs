using Windhover.Cli;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
using Windhover.Core.Stores;
using Windhover.Integrations.Network.Addresses;

namespace Windhover.Benchmarks.Quality;

/// <summary>Runs the engine over files as <c>windhover analyze</c> does, without stores.</summary>
internal static class EngineRun
{
    private static readonly Lazy<SourceCatalogue> Sources = new(() => Units.Sources());
    private static readonly Lazy<ModelCatalogue> Models = new(() => Units.Models());
    private static readonly Lazy<AddressTable> Addresses = new(() => AddressData.Load(null));

    /// <summary>Reads, learns and finds.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="engine">How the engine works; the address data is filled in.</param>
    /// <param name="threads">1 or 2.</param>
    /// <param name="state">Where to go on from, and where to leave the state; null for neither.</param>
    /// <param name="keep">False to leave the state as it was.</param>
    /// <param name="telemetry">Where the telemetry goes; null for nowhere.</param>
    public static RunResult Over(IReadOnlyList<string> paths, EngineOptions engine, int threads = 1, IStateStore? state = null, bool keep = true, ITelemetryStore? telemetry = null)
    {
        using var run = new AnalysisRun(Sources.Value, Models.Value, new RunOptions { Engine = engine with { Addresses = Addresses.Value }, Threads = threads, CommitEvery = keep ? new RunOptions().CommitEvery : Timeout.InfiniteTimeSpan }, TimeProvider.System, state, telemetry);
        return run.Run(paths);
    }

    /// <summary>The engine as it is shipped, with an observer.</summary>
    public static EngineOptions Options(bool models, IWindowObserver? observer, double? alertsPerDay = null, Func<ScoreRow, bool>? without = null)
    {
        var scoring = new ScoringOptions { Observer = observer, Without = without };
        return new EngineOptions { Models = models, Scoring = alertsPerDay is { } budget ? scoring with { AlertsPerDay = budget } : scoring };
    }
}
