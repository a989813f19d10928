using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Spine;
using Windhover.Testing.Fuzzing;

namespace Windhover.Benchmarks.Fuzzing;

/// <summary>The page of bench/results about a run.</summary>
internal static class FuzzReport
{
    public static string Of(List<(FuzzSource Source, FuzzCounts Records, FuzzCounts Files)> results, int defects, int first, int last, TimeSpan time, long heap)
    {
        var commit = Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim();
        var all = new FuzzCounts();
        foreach (var (_, records, files) in results)
        {
            all.Add(records);
            all.Add(files);
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Broken inputs

            {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {commit}, rounds {first} to {last}. Again: `bench/run.sh --fuzz`; one source: `--source NAME --from ROUND`.

            {all.Inputs:N0} broken inputs ({all.Bytes / 1e9:0.0} GB) of {results.Count} sources in {time.TotalMinutes:0.0} minutes: **{defects} defects**. They gave {all.Events:N0} events, {all.Ignored:N0} ignored and {all.Rejected:N0} rejected
            records. Largest heap between two sources: {heap >> 20} MiB.

            "Records" are handed to a source's reader alone; "files" go the whole way (unpacked, recognised, cut, read), every eighth a second time in small steps with restarts, which must
            give the same. Bytes flipped, cut, repeated, spliced with records of the same and of other sources; JSON with other types, names twice, depth up to 5,000, texts up to 1 MiB,
            numbers out of range, broken surrogates and UTF-8 in names and values, the same in JSON inside texts and Base64; CSV quotes and separators; lengths and counts that lie in
            datagrams and captures; gzip damaged, cut, twice, in gzip; UTF-16. A defect is anything thrown, a record that leaves no trace or more than one, a line without trace, an input
            beyond {FuzzLimits.Time.TotalSeconds:0} s or beyond 4 MiB and 96 times its length of allocations, a reason that is not constant, a flow that ends before it starts or has a negative count.
            Every source and round has its own seed, so the numbers can be had again.

            | source | records | files | events | ignored | rejected | reasons | slowest ms | most allocated KiB |
            |---|---:|---:|---:|---:|---:|---:|---:|---:|

            """);
        foreach (var (source, records, files) in results)
        {
            var both = new FuzzCounts();
            both.Add(records);
            both.Add(files);
            text.Append(CultureInfo.InvariantCulture, $"| `{source.Name}` | {records.Inputs:N0} | {files.Inputs:N0} | {both.Events:N0} | {both.Ignored:N0} | {both.Rejected:N0} | {both.Reasons.Count} | {both.Slowest.TotalMilliseconds:0} | {both.MostAllocated >> 10:N0} |\n");
        }

        return text.ToString();
    }
}
