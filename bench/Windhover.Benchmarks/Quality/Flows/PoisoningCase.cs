using System.Globalization;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Core.Detection;

namespace Windhover.Benchmarks.Quality.Flows;

/// <summary>Attackers who teach: traffic that grows by a little every day, and a week of preparation before the theft.</summary>
internal static class PoisoningCase
{
    private const int Hosts = 150;
    private const int HistoryDays = 14;
    private const double DailyGrowth = 1.05;
    private const long Begin = 1_772_409_600; // 2026-03-02
    private const int Ramp = 11;
    private const int Prepared = 42;
    private const int Unprepared = 73;
    private const string Sink = "193.141.60.9";
    private const string OtherSink = "194.87.31.40";

    /// <summary>A ramp of 5% a day in what one host sends to its usual place.</summary>
    /// <param name="work">Folder for the logs.</param>
    /// <param name="seed">Seed.</param>
    /// <param name="days">Days of the ramp; 48 make it ten times as much.</param>
    public static string RunRamp(string work, int seed, int days)
    {
        var start = Begin + HistoryDays * 86_400;
        var upload = new Random(seed);
        var alerts = Play(work, seed, HistoryDays + days, (flows, hour) =>
        {
            var size = 400_000 * Math.Pow(DailyGrowth, Math.Max(0, (hour - start) / 86_400.0));
            for (var i = 0; i < 6; i++) flows.Add(Ramp, HostLife.Outside(5, Ramp), 443, 6, hour + i * 600 + upload.Next(500), (long)(size * (0.8 + 0.4 * upload.NextDouble())), 4000);
        });
        var own = alerts.Where(a => IsOf(a, Ramp) && a.Time > start * 1000).OrderBy(a => a.Time).ToList();
        var first = own.FirstOrDefault();
        var table = new Table("", "");
        table.Add("most that it grew to", Math.Pow(DailyGrowth, days).ToString("0.0×", CultureInfo.InvariantCulture));
        table.Add("first alert about the host", first is null ? "**none**" : string.Create(CultureInfo.InvariantCulture, $"day {(first.Time - start * 1000) / 86_400_000.0:0.0}, at {Math.Pow(DailyGrowth, (first.Time - start * 1000) / 86_400_000.0):0.0}× ({first.Model})"));
        table.Add("alerts about the host before the ramp", alerts.Count(a => IsOf(a, Ramp)) - own.Count);
        table.Add("alerts about the other hosts, a day", (double)alerts.Count(a => !IsOf(a, Ramp)) / (HistoryDays + days));
        return $"### A ramp of 5% a day\n\nOne of {Hosts} hosts sends 400 kB to its supplier every ten minutes; after {HistoryDays} days it is 5% more every day. Learned signals alone.\n\n{table}";
    }

    /// <summary>Two thefts of the same kind: of one host after a week of slow preparation with the same place, of the other without.</summary>
    /// <param name="work">Folder for the logs.</param>
    /// <param name="seed">Seed.</param>
    public static string RunPreparation(string work, int seed)
    {
        var prepare = Begin + HistoryDays * 86_400;
        var theft = prepare + 7 * 86_400 + 36_000;
        var random = new Random(seed);
        var alerts = Play(work, seed, HistoryDays + 8, (flows, hour) =>
        {
            // From 2 kB an hour to 60 kB, 60% more every day.
            if (hour >= prepare && hour < theft) flows.Add(Prepared, Sink, 443, 6, hour + random.Next(3600), (long)(2000 * Math.Pow(1.6, (hour - prepare) / 86_400.0)), 1500);
            if (hour != theft && hour != theft + 3600) return;
            for (var i = 0; i < 120; i++)
            {
                flows.Add(Prepared, Sink, 443, 6, hour + i * 30, 8_000_000, 20_000);
                flows.Add(Unprepared, OtherSink, 443, 6, hour + i * 30, 8_000_000, 20_000);
            }
        });
        var table = new Table("host", "alerts while it was prepared", "first alert of the theft, minutes after its start", "score");
        foreach (var (host, name) in ((int, string)[])[(Prepared, "prepared for a week"), (Unprepared, "not prepared")])
        {
            var own = alerts.Where(a => IsOf(a, host)).ToList();
            var first = own.Where(a => a.Time > theft * 1000 && a.Time < (theft + 86_400) * 1000).OrderBy(a => a.Time).FirstOrDefault();
            table.Add(name, own.Count(a => a.Time >= prepare * 1000 && a.Time <= theft * 1000), first is null ? "**not found**" : (first.Time - theft * 1000) / 60_000.0, first?.Score ?? double.NaN);
        }

        return $"### A week of slow preparation\n\nTwo hosts send 2 GB in two hours to places that nobody else uses; one of them has sent a little there every hour for a week, more every day. Learned signals alone.\n\n{table}";
    }

    private static IReadOnlyList<Alert> Play(string work, int seed, int days, Action<FlowFolder, long> more)
    {
        using var flows = new FlowFolder(work);
        var lives = Enumerable.Range(0, Hosts).Select(h => new HostLife(h, Begin, seed)).ToList();
        for (var hour = Begin; hour < Begin + days * 86_400L; hour += 3600)
        {
            foreach (var life in lives) life.Play(flows, hour);
            more(flows, hour);
            flows.EndHours(hour);
        }

        flows.EndHours(long.MaxValue);
        return EngineRun.Over([flows.Location], EngineRun.Options(false, null), 2).Alerts;
    }

    private static bool IsOf(Alert alert, int host) => alert.Entity.Id.EndsWith(FlowFolder.Interface(host), StringComparison.Ordinal) || alert.Entity.Ips.Contains(FlowFolder.Address(host));
}
