using System.Diagnostics;
using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Spine;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion;
using Windhover.Core.Investigation;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Integrations.Aws.Sources.VpcFlow;
using Windhover.Lab;
using Windhover.Storage;

namespace Windhover.Benchmarks.Investigations;

/// <summary>What investigations cost, and whether they slow ingestion down: a simulated month with attacks through the engine, beside a store that is full, with and without them.</summary>
internal static class InvestigationsRun
{
    /// <summary>Measures and prints a table.</summary>
    public static int Run(string[] arguments)
    {
        var brief = arguments.Contains("--short", StringComparer.Ordinal);
        var at = Array.IndexOf(arguments, "--out");
        var rollUps = Number(arguments, "--rollups", brief ? 20_000 : 50_000_000);
        var days = (int)Number(arguments, "--days", brief ? 3 : 30);
        var folder = Directory.CreateTempSubdirectory("windhover-bench-");
        try
        {
            var lab = new LabOptions { Days = days, Seed = 11, Scale = 0.2, Compress = false, Stealth = 0.3 };
            LabRun.Generate(lab, folder.FullName);
            using var telemetry = EmbeddedStores.OpenTelemetry(Path.Combine(folder.FullName, "telemetry.duckdb"));
            var begin = new DateTimeOffset(lab.Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
            var filling = Stopwatch.StartNew();
            RollUps.Fill(telemetry, rollUps, begin, days);
            Console.Error.WriteLine($"{rollUps} roll-ups in {filling.Elapsed.TotalSeconds:0} s");

            // The first pass also warms the compiler and the file cache, so what is compared is not in favour of investigations.
            var logs = Path.Combine(folder.FullName, "logs");
            TimedJudge? judge = null;
            var with = Pass(logs, Path.Combine(folder.FullName, "with.db"), telemetry, inner => judge = new TimedJudge(inner));
            var without = Pass(logs, Path.Combine(folder.FullName, "without.db"), telemetry, _ => new NoJudge());
            var text = Table(rollUps, days, without, with, judge!);
            Console.Write(text);
            if (at >= 0) File.WriteAllText(arguments[at + 1], text);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (RunResult Result, double Seconds) Pass(string logs, string database, ITelemetryStore telemetry, Func<IIncidentJudge, IIncidentJudge> judge)
    {
        // Each pass is a run of its own over the same full store: what it adds is taken back, so that the next finds what it found.
        var sources = SourceCatalogue.In(typeof(VpcFlowSource).Assembly);
        var models = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(VpcFlowSource).Assembly], [], samples: false);
        using var state = EmbeddedStores.OpenState(database);
        var epoch = telemetry.Epoch;
        GC.Collect();
        var watch = Stopwatch.StartNew();
        using var run = new AnalysisRun(sources, models, new RunOptions { Engine = new EngineOptions { Judge = judge } }, TimeProvider.System, state, new KeptStore(telemetry));
        var result = run.Run([logs]);
        var seconds = watch.Elapsed.TotalSeconds;
        telemetry.RollBackTo(epoch);
        return (result, seconds);
    }

    private static string Table(long rollUps, int days, (RunResult Result, double Seconds) without, (RunResult Result, double Seconds) with, TimedJudge judge)
    {
        var took = judge.Investigations.Select(t => t.TotalMilliseconds).Order().ToList();
        var lookUps = with.Result.Investigations.Select(LookUps).Order().ToList();
        var (plain, investigated) = (without.Result.Status.Events / without.Seconds, with.Result.Status.Events / with.Seconds);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # What investigations cost

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim()}, .NET {Environment.Version}, {Environment.ProcessorCount} processors, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:0} GB, load {Load()} when it ended. Again: `bench/run.sh --investigations`.

            A simulated company of {days} days with every kind of attack and its look-alike ({with.Result.Status.Events:N0} events, {with.Result.Status.Entities:N0} entities, {with.Result.ProfileBytes / 1e6:0} MB of profiles at the end), through the engine with both embedded stores;
            the telemetry store holds {rollUps:N0} roll-ups of connections before the first event comes. Investigations ask the engine's own memory and not that store (decision 0010), so its size can only be felt through the machine.
            An investigation is everything from the first question to the written account; an incident is investigated again at each alert, at the end of the window, after one hour, after six, and when it ends.
            The run with investigations came first, and so paid for the compiler and the file cache as well.

            | | number | p50 | p95 | most |
            |---|---|---|---|---|
            | wall time of an investigation, ms | {took.Count:N0} | {At(took, 0.5):0.00} | {At(took, 0.95):0.00} | {took[^1]:0.00} |
            | look-ups of an investigation | {lookUps.Count:N0} | {At(lookUps, 0.5):0} | {At(lookUps, 0.95):0} | {lookUps[^1]:0} |

            | ingestion | events/s | seconds |
            |---|---|---|
            | without investigations | {plain:N0} | {without.Seconds:0.0} |
            | with investigations | {investigated:N0} | {with.Seconds:0.0} |
            | ratio | {investigated / plain:0.000} | |
            | share of the run that is spent investigating | {judge.Total.TotalSeconds / with.Seconds:0.0000} | {judge.Total.TotalSeconds:0.00} |


            """);
        return text.ToString();
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    // What was asked and answered says what it cost; what had no answer stands in the account by its text.
    private static double LookUps(InvestigationReport report) =>
        report.Questions.Sum(q => q.Cost) + report.Account.Where(s => s.Section == AccountSection.NotKnown).Sum(s => QuestionCatalogue.All.FirstOrDefault(q => s.Text.EndsWith(q.Text, StringComparison.Ordinal))?.Cost ?? 0);

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];

    private static long Number(string[] arguments, string name, long otherwise) =>
        Array.IndexOf(arguments, name) is >= 0 and var at ? long.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
