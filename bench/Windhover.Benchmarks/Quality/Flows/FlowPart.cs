using System.Diagnostics;
using System.Text;

namespace Windhover.Benchmarks.Quality.Flows;

/// <summary>Beacons and poisoning, in made flow logs.</summary>
internal static class FlowPart
{
    private const int Hosts = 5000;
    private const int RampDays = 48;

    /// <summary>Runs all of it, and writes the tables.</summary>
    public static string Run(QualityOptions options, Action<string> log)
    {
        var seed = (int)options.FirstSeed;
        var text = new StringBuilder("## Beacons and poisoning\n\nMade VPC flow logs: every host has time, update, health and monitoring beats, browsing by day and servers inside.\n\n");
        foreach (var (name, run) in ((string, Func<string>)[])
        [
            ("beacons", () => BeaconCase.Run(options.Work, Hosts, seed)), ("ramp", () => PoisoningCase.RunRamp(options.Work, seed, RampDays)), ("preparation", () => PoisoningCase.RunPreparation(options.Work, seed)),
        ])
        {
            var watch = Stopwatch.StartNew();
            text.Append(run()).Append('\n');
            log(FormattableString.Invariant($"{name}: {watch.Elapsed.TotalSeconds:0} s"));
        }

        return text.ToString();
    }
}
