using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Windhover.Benchmarks.Quality.Calibration;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Real;
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
        var calibration = new List<(string, CalibrationCounts)>();
        foreach (var part in QualityOptions.AllParts.Where(options.Parts.Contains))
        {
            var watch = Stopwatch.StartNew();
            text.Append(Part(part, options, calibration, log)).Append('\n');
            log(FormattableString.Invariant($"{part}: {watch.Elapsed.TotalSeconds:0} s"));
        }

        return text.ToString();
    }

    private static string Part(string part, QualityOptions options, List<(string, CalibrationCounts)> calibration, Action<string> log)
    {
        switch (part)
        {
            case "simulated":
                var results = SimulatedPart.Run(options, log);
                calibration.Add(("simulated, quiet", results.Calibration));
                return SimulatedTables.Write(results);
            case "calibration":
                if (calibration.Count == 0) calibration.Add(("simulated, quiet", SimulatedPart.Run(options with { Estates = 0 }, log).Calibration));
                calibration.AddRange(RealCalibration.Run(log));
                return CalibrationTables.Write(calibration);
            case "real":
                return RealPart.Run(options, log);
            default:
                return "";
        }
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
