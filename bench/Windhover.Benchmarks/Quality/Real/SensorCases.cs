using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Running;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>
/// Recorded network captures: of infected or scanning hosts, each alone and on the day after a benign history; and of two healthy hosts that are attacked from outside
/// all day.
/// </summary>
internal static class SensorCases
{
    private const string Name = "zeek-labelled";
    private const double High = 70;

    private static readonly (string Folder, string What, string Host)[] Bad =
    [
        ("001-zeek-scenario-malicious", "njRAT command and control", "192.168.1.115"), ("002-zeek-scenario-port-scanning", "Nmap scans", "172.16.1.11"),
        ("003-zeek-scenario-malicious", "AndroidTester command and control", "10.8.0.61"), ("005-zeek-scenario-malicious", "Simda, generated domains", "192.168.1.116"),
    ];

    private static readonly (string Folder, string Host)[] Healthy = [("008-zeek-mixed", "147.32.81.167"), ("010-zeek-mixed", "147.32.83.234")];

    /// <summary>Replays each, and writes the tables.</summary>
    public static string Run(History history, string work, Action<string> log)
    {
        if (SharedData.Folder(Name) is not { } folder)
        {
            log($"../shared/data/{Name} is not here: left out");
            return $"### Captures\n\nLeft out: `../shared/data/{Name}` is not here.\n";
        }

        var text = new StringBuilder("### Captures (recorded, `zeek-labelled`)\n\n");
        text.Append("\"Named\": an incident names the infected or scanning host. Alone: the capture as it was recorded, nothing before it. After a history: its times moved to 10:00 of the day after the simulated estate's, read as one more sensor's log.\n\n");
        var bad = new Table("capture", "what", "host", "named, alone", "named, after a history", "alerts after a history");
        foreach (var (name, what, host) in Bad)
        {
            var alone = EngineRun.Over([Path.Combine(folder, name)], new EngineOptions { Pairs = 400_000 });
            var moved = ZeekMove.Copy(Path.Combine(folder, name), Path.Combine(work, name), history.End.AddHours(10));
            var alerts = history.GoOn(moved, out _, inIncidents: true);
            Directory.Delete(Path.Combine(work, name), recursive: true);
            bad.Add(name, what, host, History.InIncidents(alone).Any(a => Names(a, host)) ? "yes" : "**no**", alerts.Any(a => Names(a, host)) ? "yes" : "**no**", string.Join(", ", alerts.Where(a => Names(a, host)).Select(a => a.Model).Distinct()));
        }

        text.Append(bad).Append(CultureInfo.InvariantCulture, $"\nHealthy hosts under attack, each capture alone. \"Called compromised\": an alert whose subject is the host, with a score of {High} or more, or an incident about it with the verdict malicious.\n\n");
        var good = new Table("capture", "host", "hours", "incidents", "a host-day", "with the host as subject", "highest score", "called compromised");
        foreach (var (name, host) in Healthy) good.Add(Row(name, host, EngineRun.Over([Path.Combine(folder, name)], new EngineOptions { Pairs = 400_000 })));
        return text.Append(good).ToString();
    }

    private static object[] Row(string name, string host, RunResult run)
    {
        var hours = ((run.Status.LastEvent ?? 0) - (run.Status.FirstEvent ?? 0)) / 3_600_000.0;
        var own = run.Alerts.Where(a => IsHost(a.Entity, host)).ToList();
        var ids = own.Select(a => a.AlertId).ToHashSet(StringComparer.Ordinal);
        var about = run.Incidents.Where(i => i.Alerts.Any(ids.Contains)).ToList();
        var compromised = own.Exists(a => a.Score >= High) || about.Exists(i => i.Verdict == Verdict.Malicious);
        return [name, host, hours, run.Incidents.Count, run.Incidents.Count / Math.Max(1, hours / 24), about.Count, own.Select(a => a.Score).DefaultIfEmpty(double.NaN).Max(), compromised ? "**yes**" : "no"];
    }

    private static bool Names(Alert alert, string host) => IsHost(alert.Entity, host) || alert.Related.Any(r => IsHost(r, host));

    private static bool IsHost(Windhover.Core.Entities.EntityRef entity, string host) => entity.Ips.Contains(host) || entity.Id.EndsWith(host, StringComparison.Ordinal) || entity.Name == host;
}
