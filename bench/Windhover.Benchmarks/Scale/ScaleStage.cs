using System.Diagnostics;
using System.Globalization;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Windhover.Storage;

namespace Windhover.Benchmarks.Scale;

/// <summary>One measurement in a process of its own: a log through the engine, then its state written down and taken back.</summary>
internal static class ScaleStage
{
    /// <summary>Prints records, entities, processor and wall seconds, bytes of profiles, seconds to write and to take back the state, and its size.</summary>
    /// <param name="path">The log.</param>
    /// <param name="threads">1 or 2.</param>
    public static void Run(string path, int threads)
    {
        var sources = SourceCatalogue.In(typeof(VpcFlowSource).Assembly);
        var models = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly], [], samples: false);
        var options = new RunOptions { Threads = threads, CommitEvery = TimeSpan.FromDays(1) };
        var folder = Directory.CreateTempSubdirectory("windhover-bench-");
        try
        {
            var database = Path.Combine(folder.FullName, "state.db");
            using var state = threads == 1 ? EmbeddedStores.OpenState(database) : null;
            var cpu = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            RunResult result;
            using (var run = new AnalysisRun(sources, models, options, TimeProvider.System))
            {
                result = run.Run([path]);
            }

            var (cpuSeconds, wall) = ((Environment.CpuUsage.TotalTime - cpu).TotalSeconds, watch.Elapsed.TotalSeconds);
            var (save, restore, size) = state is null ? (0, 0, 0) : Snapshot(() => new AnalysisRun(sources, models, options, TimeProvider.System, state), path, database);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{result.Status.Events} {result.Status.Entities} {cpuSeconds:0.000} {wall:0.000} {result.ProfileBytes} {save:0.000} {restore:0.000} {size}"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // A run that goes on from a state and has nothing to read takes it back and writes it down again.
    private static (double Save, double Restore, long Size) Snapshot(Func<AnalysisRun> start, string path, string database)
    {
        using (var first = start()) first.Run([path]);
        GC.Collect();
        var watch = Stopwatch.StartNew();
        using var again = start();
        var restore = watch.Elapsed.TotalSeconds;
        watch.Restart();
        again.Run([]);
        return (watch.Elapsed.TotalSeconds, restore, new FileInfo(database).Length);
    }
}
