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
        var all = new List<ActionOutcome>();
        for (var i = 0; i < options.Estates; i++)
        {
            using var estate = SimulatedEstate.Make(options, options.FirstSeed + i);
            var folder = Path.Combine(options.Work, $"response-{Environment.ProcessId}-{i}");
            var outcomes = new RespondingEstate(estate, folder).RunAsync().GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
            all.AddRange(outcomes);
            log(string.Create(CultureInfo.InvariantCulture, $"response: estate {estate.Seed}: {outcomes.Count} actions"));
        }

        return Write(all);
    }

    private static string Write(List<ActionOutcome> all)
    {
        var text = new StringBuilder("## The response\n\n");
        text.Append("Autonomous mode from *suspicious* on, the default limit of collateral (0.1% of seven days), a platform that can do everything. Every incident is decided when it is told; what each action would have dropped is counted out of the telemetry of the hours in which it stood. ");
        text.Append("Whoever's session is revoked signs in again: that is not counted. *On others*: on entities that no attack touches at that time, look-alikes included.\n\n");
        var table = new Table("action", "taken", "on others", "normal records while it stood", "of them dropped", "share", "malicious records while it stood", "of them dropped ", "share ");
        foreach (var kind in all.Where(a => a.IsTaken).GroupBy(a => a.Kind).OrderBy(g => g.Key)) Add(table, kind.Key.ToString(), [.. kind]);
        Add(table, "all", [.. all.Where(a => a.IsTaken)]);
        var proposed = all.Count(a => !a.IsTaken);
        return text.Append(table).Append(string.Create(CultureInfo.InvariantCulture, $"\nProposed and not taken: {proposed}, of them {all.Count(a => a is { IsTaken: false, IsOnAttack: true })} on attacks.\n")).ToString();
    }

    private static void Add(Table table, string name, List<ActionOutcome> of)
    {
        var (normal, lost, bad, stopped) = (of.Sum(a => a.Normal), of.Sum(a => a.NormalBlocked), of.Sum(a => a.Malicious), of.Sum(a => a.MaliciousBlocked));
        table.Add(name, of.Count, of.Count(a => !a.IsOnAttack), normal, lost, Share(lost, normal), bad, stopped, Share(stopped, bad));
    }

    private static string Share(long part, long whole) => whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.00}%");
}
