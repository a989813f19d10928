using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Spine;

namespace Windhover.Benchmarks.Scale;

/// <summary>What a record costs, and how much is held, as the number of entities grows; how long the state takes to write and to take back; what the second core brings.</summary>
internal static class ScaleRun
{
    /// <summary>Measures and prints the table; with <c>--out FILE</c> into a file as well, with <c>--short</c> small.</summary>
    public static int Run(string[] arguments)
    {
        var brief = arguments.Contains("--short", StringComparer.Ordinal);
        var (records, sizes) = brief ? (40_000, new[] { 100, 1_000 }) : (5_000_000, new[] { 10_000, 100_000, 1_000_000 });
        var at = Array.IndexOf(arguments, "--out");
        var text = new StringBuilder("| entities | records | records / s / core | bytes / entity | write the state, s | take it back, s | its size, MB | two threads, times as fast |\n|---:|---:|---:|---:|---:|---:|---:|---:|\n");
        var folder = Directory.CreateTempSubdirectory("windhover-bench-");
        try
        {
            foreach (var size in sizes)
            {
                var path = Path.Combine(folder.FullName, "flows.log");
                LogMaker.Flows(path, records, size);
                var (one, two) = (Measure(path, 1), Measure(path, 2));
                text.Append(CultureInfo.InvariantCulture, $"| {one[1]:N0} | {one[0]:N0} | {one[0] / one[2]:N0} | {one[4] / one[1]:N0} | {one[5]:0.0} | {one[6]:0.0} | {one[7] / 1e6:N0} | {one[3] / two[3]:0.00} |\n");
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} done"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (brief) text.Append("\nA short run: it shows that everything runs, not how fast it is.\n");
        Console.Write(text);
        if (at >= 0) File.WriteAllText(arguments[at + 1], Heading() + text);
        return 0;
    }

    private static double[] Measure(string path, int threads) => [.. Neighbours.Output(Environment.ProcessPath!, ["scale-stage", path, threads.ToString(CultureInfo.InvariantCulture)])
        .Trim().Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static string Heading() => string.Create(CultureInfo.InvariantCulture, $"""
        # Scale

        {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim()}, {Environment.ProcessorCount} cores, .NET {Environment.Version}. Again: `bench/run.sh --scale`.

        VPC flows of twelve hours, each size in a process of its own and from nothing: most of what is counted is learning of what is new, the dearest that there is. Entities are machines
        and those that they talk to inside. The start of the program, loading the models and compilation are part of the processor's time.


        """);
}
