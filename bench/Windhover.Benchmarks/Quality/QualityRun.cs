using System.Diagnostics;
using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Ablation;
using Windhover.Benchmarks.Quality.Analyst;
using Windhover.Benchmarks.Quality.Baselines;
using Windhover.Benchmarks.Quality.Calibration;
using Windhover.Benchmarks.Quality.Flows;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Ranking;
using Windhover.Benchmarks.Quality.Real;
using Windhover.Benchmarks.Quality.Response;
using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Benchmarks.Spine;

namespace Windhover.Benchmarks.Quality;

/// <summary>Runs the protocol of detection quality and writes its tables.</summary>
internal static class QualityRun
{
    /// <summary>Runs the parts that are asked for.</summary>
    /// <returns>0 done, 2 bad usage.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        QualityOptions options;
        try
        {
            options = QualityOptions.Read(arguments);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            Console.Error.WriteLine($"quality: {wrong.Message}");
            return 2;
        }

        var text = Write(options, Console.Error.WriteLine);
        Console.Write(text);
        if (options.Out is { } path) File.WriteAllText(path, Heading(options) + text);
        return 0;
    }

    /// <summary>Runs, and gives the tables as Markdown.</summary>
    public static string Write(QualityOptions options, Action<string> log)
    {
        Directory.CreateDirectory(options.Work);
        var text = new StringBuilder();
        var parts = new Parts(options, log);
        foreach (var part in QualityOptions.AllParts.Concat(QualityOptions.OtherParts).Where(options.Parts.Contains))
        {
            var watch = Stopwatch.StartNew();
            text.Append(parts.Write(part)).Append('\n');
            log(FormattableString.Invariant($"{part}: {watch.Elapsed.TotalSeconds:0} s"));
        }

        return text.ToString();
    }

    // What several parts are made of is run once.
    private sealed class Parts(QualityOptions options, Action<string> log)
    {
        private readonly Lazy<SimulatedResults> simulated = new(() =>
        {
            var results = SimulatedPart.Run(options, log);
            var path = Path.Combine(options.Work, FormattableString.Invariant($"quality-{options.Set}-{options.FirstSeed}-{options.Estates}x{options.Days}.json"));
            File.WriteAllBytes(path, QualityJson.Of(options, results));
            log($"the results as JSON: {path}");
            return results;
        });

        public string Write(string part) => part switch
        {
            "simulated" => SimulatedTables.Write(simulated.Value),
            "baselines" => BaselineTables.Write(simulated.Value),
            "calibration" => CalibrationTables.Write([("simulated, quiet", Quiet()), .. RealCalibration.Run(log)]),
            "real" => RealPart.Run(options, log),
            "ranking" => RankingPart.Run(options, log),
            "labelled" => RealPart.RunLabelled(options, log),
            "analyst" => AnalystPart.Run(options, log),
            "response" => ResponsePart.Run(options, log),
            "ablation" => AblationPart.Run(options, log),
            _ => FlowPart.Run(options, log),
        };

        private CalibrationCounts Quiet() =>
            (options.Parts.Contains("simulated") || options.Parts.Contains("baselines") ? simulated.Value : SimulatedPart.Run(options with { Estates = 0 }, log)).Calibration;
    }

    private static string Heading(QualityOptions options)
    {
        var commit = Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim();
        var processor = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Detection quality

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {commit}, {processor ?? "unknown processor"}, {Environment.ProcessorCount} cores, .NET {Environment.Version}. Set "{options.Set}", seeds {options.FirstSeed} to {options.FirstSeed + options.Estates - 1}
            (quiet: {options.FirstSeed + 5000} to {options.FirstSeed + 5000 + options.QuietEstates - 1}), {options.Days} days, scale {options.Scale}. Again: `bench/quality.sh --set {options.Set} --first-seed {options.FirstSeed} --estates {options.Estates} --quiet {options.QuietEstates} --days {options.Days}`.


            """);
    }
}
