using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;

namespace Windhover.Benchmarks.Quality.Response;

/// <summary>What the response would have blocked, of normal work and of attacks, over simulated estates with look-alikes in autonomous mode.</summary>
internal static class ResponsePart
{
    /// <summary>Runs all estates and writes the tables.</summary>
    /// <param name="options">How many, and which.</param>
    /// <param name="log">Takes lines that tell how far it is.</param>
    public static string Run(QualityOptions options, Action<string> log)
    {
        var quiet = Enumerable.Range(0, options.QuietEstates).Select(i => options.FirstSeed + 5000 + i).ToList();
        var attacked = Enumerable.Range(0, options.Estates).Select(i => options.FirstSeed + i).ToList();
        return Write(Respond(options, quiet, isQuiet: true, log), Respond(options, attacked, isQuiet: false, log));
    }

    private static List<EstateResponse> Respond(QualityOptions options, List<long> seeds, bool isQuiet, Action<string> log)
    {
        var all = new List<EstateResponse>();
        foreach (var seed in seeds)
        {
            var lab = SimulatedEstate.Lab(options, seed, quiet: false);
            using var estate = SimulatedEstate.Make(options.Work, isQuiet ? lab with { Attacks = [] } : lab);
            var folder = Path.Combine(options.Work, $"response-{Environment.ProcessId}-{seed}");
            all.Add(new RespondingEstate(estate, folder).RunAsync().GetAwaiter().GetResult());
            Directory.Delete(folder, recursive: true);
            log(string.Create(CultureInfo.InvariantCulture, $"response: estate {seed}{(isQuiet ? ", quiet" : "")}: {all[^1].Actions.Count} actions"));
        }

        return all;
    }

    private static string Write(List<EstateResponse> quiet, List<EstateResponse> attacked)
    {
        var text = new StringBuilder("## The response\n\n");
        text.Append("Autonomous mode from *suspicious* on, the default limit of collateral (0.1% of seven days), a platform that can do everything. Every incident is decided when it is told; what each action would have dropped is counted out of the telemetry of the hours in which it stood. ");
        text.Append("Whoever's session is revoked signs in again: that is not counted. *On others*: on entities that no attack touches at that time, look-alikes included.\n\n");
        text.Append(Count($"### {quiet.Count} estate(s) with look-alikes and no attack: every action is one too many\n\n")).Append(TableOf(quiet));
        text.Append(Count($"\n### {attacked.Count} estate(s) with attacks and look-alikes\n\n")).Append(TableOf(attacked));
        return text.ToString();
    }

    private static string TableOf(List<EstateResponse> estates)
    {
        List<ActionOutcome> all = [.. estates.SelectMany(e => e.Actions)];
        List<ActionOutcome> taken = [.. all.Where(a => a.IsTaken)];
        var table = new Table("action", "taken", "on others", "normal records while it stood", "of them dropped", "share", "malicious records while it stood", "of them dropped ", "share ");
        foreach (var kind in taken.GroupBy(a => a.Kind).OrderBy(g => g.Key)) Add(table, kind.Key.ToString(), [.. kind]);
        Add(table, "all", taken);
        var (records, dropped) = (estates.Sum(e => e.Records), taken.Sum(a => a.NormalBlocked));
        var wrong = string.Concat(taken.Where(a => !a.IsOnAttack).OrderBy(a => a.Kind).ThenBy(a => a.Text, StringComparer.Ordinal).Select(a => Count($"- {a.Kind}, {a.NormalBlocked} of {a.Normal} dropped: {a.Text}\n")));
        return string.Concat(
            table.ToString(),
            Count($"\nOf all {records:#,0} records of these estates {dropped:#,0} normal ones would have been dropped: {100.0 * dropped / Math.Max(1, records):0.0000}%. "),
            Count($"Proposed and not taken: {all.Count - taken.Count}, of them {all.Count(a => a is { IsTaken: false, IsOnAttack: true })} on attacks.\n"),
            wrong.Length > 0 ? "\nOn others, one by one:\n\n" + wrong : "");
    }

    private static string Count(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(Table table, string name, List<ActionOutcome> of)
    {
        var (normal, lost, bad, stopped) = (of.Sum(a => a.Normal), of.Sum(a => a.NormalBlocked), of.Sum(a => a.Malicious), of.Sum(a => a.MaliciousBlocked));
        table.Add(name, of.Count, of.Count(a => !a.IsOnAttack), normal, lost, Share(lost, normal), bad, stopped, Share(stopped, bad));
    }

    private static string Share(long part, long whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00}%");
}
