using System.Globalization;
using System.Text;

namespace Windhover.Benchmarks.Spine;

/// <summary>Measures the way of a record from the disk into alerts, end to end, and writes the table of bench/results.</summary>
internal static class SpineRun
{
    private static int repeats = 3;

    /// <summary>Makes the logs, runs every stage three times (or <c>--repeats N</c>) in a process of its own, prints the medians.</summary>
    public static int Run(string[] arguments)
    {
        var brief = arguments.Contains("--short", StringComparer.Ordinal);
        var at = Array.IndexOf(arguments, "--out");
        if (Array.IndexOf(arguments, "--repeats") is >= 0 and var option) repeats = int.Parse(arguments[option + 1], CultureInfo.InvariantCulture);
        var (flows, entities, calls) = brief ? (50_000, 200, 5_000) : (5_000_000, 2_000, 1_000_000);
        var folder = Directory.CreateTempSubdirectory("windhover-bench-");
        try
        {
            var flowFile = Path.Combine(folder.FullName, "flows.log");
            var trailFolder = Path.Combine(folder.FullName, "trail");
            LogMaker.Flows(flowFile, flows, entities);
            LogMaker.Trails(trailFolder, calls);
            var (warmFlows, warmTrails) = (Path.Combine(folder.FullName, "warm.log"), Path.Combine(folder.FullName, "warm"));
            LogMaker.Flows(warmFlows, flows / 10, entities);
            LogMaker.Trails(warmTrails, calls / 10);
            var rows = new List<Row>();
            foreach (var (stage, title) in ((string, string)[])[("frame", "read only (framing)"), ("map", "read + map"), ("engine", "whole engine, no stores"), ("stores", "whole engine, both stores")])
            {
                rows.Add(Median("VPC flow: " + title, () => Stage(stage, flowFile, warmFlows)));
                rows.Add(Median("CloudTrail: " + title, () => Stage(stage, trailFolder, warmTrails)));
                Console.Error.WriteLine($"{title}: {rows[^2].Rate:0} flows, {rows[^1].Rate:0} calls a second of one core");
            }

            if (Neighbours.Gawk is not null) rows.Add(Median("VPC flow: gawk, bytes by address pair", () => Neighbours.SumWithGawk(flowFile, flows)));
            if (Neighbours.Nfdump is not null) AddNfdump(rows, folder.FullName, Math.Min(flows, 1_000_000), entities);
            var table = Table(rows, brief);
            Console.Write(table);
            if (at >= 0) File.WriteAllText(arguments[at + 1], Heading(flows, entities, calls) + table);
            return rows.TrueForAll(r => r.Rate > 0 && r.PeakBytes >= 0) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AddNfdump(List<Row> rows, string folder, int flows, int entities)
    {
        var captured = Path.Combine(folder, "nfcapd");
        Directory.CreateDirectory(captured);
        NetFlowSender.Capture(captured, flows, entities);
        rows.Add(Median("flows of an nfcapd file: nfdump, bytes by address pair", () => Neighbours.SumWithNfdump(captured)));
    }

    private static Row Median(string title, Func<Row> measure) =>
        Enumerable.Range(0, repeats).Select(_ => measure()).OrderBy(r => r.Rate).ElementAt(repeats / 2) with { Title = title };

    private static Row Stage(string stage, string path, string warmUp)
    {
        var output = Neighbours.Output(Environment.ProcessPath!, ["stage", stage, path, warmUp]);
        var numbers = output.Trim().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return new Row("", (long)numbers[0], numbers[1], (long)numbers[2], (long)numbers[3], (long)numbers[4], numbers[5]);
    }

    private static string Table(List<Row> rows, bool brief)
    {
        var text = new StringBuilder("| what | records | records / s / core | CPU s | peak memory MB | bytes / entity | allocated bytes / record |\n|---|---:|---:|---:|---:|---:|---:|\n");
        foreach (var row in rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {row.Title} | {row.Records:N0} | {row.Rate:N0} | {row.CpuSeconds:0.00} | ");
            text.Append(row.PeakBytes > 0 ? string.Create(CultureInfo.InvariantCulture, $"{row.PeakBytes / 1e6:0}") : "–").Append(" | ");
            text.Append(row.Entities > 0 ? string.Create(CultureInfo.InvariantCulture, $"{(double)row.ProfileBytes / row.Entities:N0}") : "–").Append(" | ");
            text.Append(row.Allocated >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{row.Allocated / row.Records:0.0}") : "–").Append(" |\n");
        }

        if (brief) text.Append("\nA short run: it shows that everything runs, not how fast it is.\n");
        return text.ToString();
    }

    private static string Heading(int flows, int entities, int calls)
    {
        var commit = Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim();
        var processor = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        return string.Create(CultureInfo.InvariantCulture, $"""
            # The spine, end to end

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {commit}, {processor ?? "unknown processor"}, {Environment.ProcessorCount} cores, load {load}, .NET {Environment.Version}. Again: `bench/run.sh`.

            {flows:N0} VPC flow records (version 2, plain, one file) of {entities:N0} interfaces and {calls:N0} CloudTrail records (plain, files of 1,000), twelve hours of event time, seeded. Each
            row is the median of {repeats} processes; a core's second is a second of processor time of the whole process (compiler and collector included), with
            `threads: 1`. Peak memory is the high-water mark of the resident set. Bytes by entity are those of the profiles and tables.
            "Allocated" is everything allocated on the engine's thread, growth of profiles and buffers included; `spine-warm.md` tells them apart (`bench/run.sh --warm`). gawk and nfdump keep sums by address pair and
            nothing else; nfdump reads at most a million of the same flows, from a file that its own collector wrote.
            Before each measurement a tenth of the log is read by an engine of its own, so that the code is compiled: what is measured is a server that runs, not one that starts. Starting costs about two seconds.


            """);
    }
}
