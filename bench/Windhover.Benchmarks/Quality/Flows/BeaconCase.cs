using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Core.Detection;

namespace Windhover.Benchmarks.Quality.Flows;

/// <summary>Faint beacons in the traffic of a large company, whose own programs beat as well.</summary>
internal static class BeaconCase
{
    private const int Victims = 5;
    private const int HistoryDays = 4;
    private const long Begin = 1_772_409_600; // 2026-03-02

    /// <summary>Makes the traffic, runs the engine over it, and writes the table.</summary>
    /// <param name="work">Folder for the logs.</param>
    /// <param name="hosts">How many hosts, at least 200.</param>
    /// <param name="seed">Seed.</param>
    public static string Run(string work, int hosts, int seed)
    {
        using var flows = new FlowFolder(work);
        var lives = Enumerable.Range(0, hosts).Select(h => new HostLife(h, Begin, seed)).ToList();
        var start = Begin + HistoryDays * 86_400;
        var victims = Enumerable.Range(0, Victims).Select(v => (Host: (2 * v + 1) * hosts / (2 * Victims), Peer: HostLife.Outside(7, v))).ToList();
        for (var hour = Begin; hour < start + 25 * 3600; hour += 3600)
        {
            // New monitoring comes to a fifth of the hosts at once, two days before the beacons.
            if (hour == start - 2 * 86_400 + 36_000)
            {
                for (var h = 2; h < hosts; h += 5) lives[h].Begin(new Beat("new monitoring", HostLife.Outside(6, h % 4), 443, 6, 300, 0.02, 0.005, 640, 300), hour);
            }

            if (hour == start)
            {
                foreach (var (host, peer) in victims) lives[host].Begin(new Beat("beacon", peer, 443, 6, 300, 0.3, 0.1, 200, 200), start);
            }

            foreach (var life in lives) life.Play(flows, hour);
            flows.EndHours(hour + 3600);
        }

        flows.EndHours(long.MaxValue);
        var run = EngineRun.Over([flows.Location], EngineRun.Options(false, null), 2);
        return Write(run.Alerts, victims, hosts, run.Status.Events, start * 1000);
    }

    private static string Write(IReadOnlyList<Alert> alerts, List<(int Host, string Peer)> victims, int hosts, long events, long start)
    {
        var text = new StringBuilder("### Beacons\n\n");
        text.Append(CultureInfo.InvariantCulture, $"A beat of 300 s ± 30%, one in ten missed, 200 bytes each way, from {victims.Count} of {hosts:N0} hosts ({events:N0} flow records), after {HistoryDays} days. Learned signals alone, the engine's own settings.\n\n");
        var found = new Table("beacon of host", "first alert about it, hours after its start", "by");
        foreach (var (host, peer) in victims)
        {
            var first = alerts.Where(a => IsOf(a, host) && a.Time > start && (a.Model == "learned.beacon" || a.Addresses.Contains(peer))).OrderBy(a => a.Time).FirstOrDefault();
            found.Add(host.ToString(CultureInfo.InvariantCulture), first is null ? "**not found**" : (first.Time - start) / 3_600_000.0, first?.Model ?? "");
        }

        text.Append(found).Append("\nOther alerts of the same run, by what the host's destination is:\n\n");
        var others = alerts.Where(a => !victims.Exists(v => IsOf(a, v.Host))).ToList();
        var table = new Table("destination", "called a beacon", "other alerts");
        foreach (var kind in Kinds)
        {
            var own = others.Where(a => Kind(a) == kind).ToList();
            table.Add(kind, own.Count(a => a.Model == "learned.beacon"), own.Count(a => a.Model != "learned.beacon"));
        }

        return text.Append(table).ToString();
    }

    private static readonly string[] Kinds = ["time", "update check", "monitoring", "new monitoring", "health check", "own supplier", "other"];

    private static string Kind(Alert alert)
    {
        var about = alert.Contributions.OrderByDescending(c => c.Bits).Select(c => c.Text).FirstOrDefault() ?? "";
        bool Of(string start) => alert.Addresses.Any(a => a.StartsWith(start, StringComparison.Ordinal)) || about.Contains(" " + start, StringComparison.Ordinal);
        return Of("91.") ? "time" : Of("151.101.") ? "update check" : Of("34.149.66.") ? "monitoring" : Of("35.190.247.") ? "new monitoring" : Of("10.250.0.") ? "health check" : Of("62.") ? "own supplier" : "other";
    }

    private static bool IsOf(Alert alert, int host) => alert.Entity.Id.EndsWith(FlowFolder.Interface(host), StringComparison.Ordinal) || alert.Entity.Ips.Contains(FlowFolder.Address(host));
}
