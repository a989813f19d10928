using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Micro;
using Windhover.Benchmarks.Spine;
using Windhover.Testing.Sources;

namespace Windhover.Benchmarks.Sources;

/// <summary>Reads and maps the logs of every source, three rounds over all of them, and writes the table of bench/results: <c>[--only NAME] [--out FILE]</c>.</summary>
internal static class SourcesRun
{
    private const int Rounds = 3;
    private static readonly Dictionary<string, double> Targets = new(StringComparer.Ordinal)
    {
        ["aws.vpc-flow (simulated estate)"] = 1.5e6,
        ["netflow: IPFIX"] = 2e6,
        ["aws.cloudtrail (simulated estate)"] = 60_000,
        ["azure.vnet-flow (simulated estate)"] = 1e6,
    };

    /// <summary>Measures.</summary>
    /// <returns>0 when every target is met.</returns>
    public static int Run(string[] arguments)
    {
        var only = Option(arguments, "--only");
        var (ipfixTemplate, ipfix, _) = FlowDatagrams.IpfixMessages();
        var (v9Template, v9, _) = FlowDatagrams.NetFlow9();
        SourceInput[] inputs =
        [
            .. SourceInput.OfLab(["aws.vpc-flow", "aws.cloudtrail", "azure.vnet-flow", "zeek.conn"]),
            SourceInput.OfDatagrams("netflow: IPFIX", ipfixTemplate, ipfix, 20), SourceInput.OfDatagrams("netflow: NetFlow 9", v9Template, v9, 24),
            SourceInput.OfDatagrams("netflow: NetFlow 5", [], FlowDatagrams.NetFlow5().Record, 24), SourceInput.OfDatagrams("netflow: sFlow 5", [], FlowDatagrams.SFlow().Record, 0),
            .. SourceSamples.Catalogue.All.Select(SourceInput.OfSamples),
        ];
        SourcePass[] passes = [.. inputs.Where(i => only is null || i.Title.Contains(only, StringComparison.Ordinal)).Select(i => new SourcePass(i))];
        foreach (var pass in passes) pass.Warm(0.25);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var pass in passes) pass.Measure();
        }

        var table = Table(passes);
        Console.Write(table);
        if (Option(arguments, "--out") is { } path) File.WriteAllText(path, Heading() + table);
        return passes.All(p => !Targets.TryGetValue(p.Input.Title, out var target) || p.Units / p.Seconds >= target) ? 0 : 1;
    }

    private static string Table(SourcePass[] passes)
    {
        var text = new StringBuilder("| source | bytes / record | records / s / core | target | MB / s | of plain scan | allocated bytes / record | events |\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
        foreach (var pass in passes)
        {
            var target = Targets.TryGetValue(pass.Input.Title, out var asked) ? asked.ToString("N0", CultureInfo.InvariantCulture) : "";
            text.Append(CultureInfo.InvariantCulture, $"| {pass.Input.Title} | {(double)pass.Input.Bytes.Length / pass.Units:N0} | {pass.Units / pass.Seconds:N0} | {target} | {pass.Input.Bytes.Length / pass.Seconds / 1e6:N0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{100 * pass.ScanSeconds / pass.Seconds:0.0} % | {pass.Allocated:0.0} | {100 * pass.Events:0} % |\n");
        }

        return text.ToString();
    }

    private static string Heading()
    {
        var commit = Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim();
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
        var processor = File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # Reading and mapping, by source

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {commit}, {processor ?? "unknown processor"}, {Environment.ProcessorCount} cores, load {load}, .NET {Environment.Version}. Again: `bench/run.sh --sources`.

            The way of a file's bytes, already in memory, through recognition, framing and the source's reader into events. Seconds are processor time of the whole process; each number is the
            median of {Rounds} rounds over all rows. "Simulated estate": what the Lab's writers make; the rows of `netflow:` are full datagrams in the spool's form; all others are a source's own
            largest sample, repeated to 4 MiB with other ids, addresses and times in every copy. A record is what the source counts (a flow, a tuple, an event), headers and
            ignored records included; "events" says how many of them are events. Speed is that with an empty symbol table, as at the start of a run; allocation is counted once the
            texts are known. "Of plain scan": the time to count the line feeds of the same bytes (vectorised, in the same round), as a share of the time to read them.


            """);
    }

    private static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
