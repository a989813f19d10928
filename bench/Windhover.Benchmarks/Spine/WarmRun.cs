using System.Globalization;
using System.Text;

namespace Windhover.Benchmarks.Spine;

/// <summary>Separates what the engine allocates a record from what it allocates because its profiles grow, and writes the tables of bench/results.</summary>
internal static class WarmRun
{
    private const int Days = 6;

    /// <summary>Measures flows and calls and prints both tables.</summary>
    public static int Run(string[] arguments)
    {
        var brief = arguments.Contains("--short", StringComparer.Ordinal);
        var at = Array.IndexOf(arguments, "--out");
        var (flows, entities, calls) = brief ? (50_000, 200, 5_000) : (1_000_000, 500, 100_000);
        var folder = Directory.CreateTempSubdirectory("windhover-bench-");
        try
        {
            var text = new StringBuilder(Heading(flows, entities, calls));
            text.Append(WarmDays.Table("VPC flow", WarmDays.Run(folder.FullName, Days, (path, day) => LogMaker.Flows(path, flows, entities, day)))).Append('\n');
            text.Append(WarmDays.Table("CloudTrail", WarmDays.Run(folder.FullName, Days, (path, day) => LogMaker.Trails(path, calls, day))));
            Console.Write(text);
            if (at >= 0) File.WriteAllText(arguments[at + 1], text.ToString());
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Heading(int flows, int entities, int calls) => string.Create(CultureInfo.InvariantCulture, $"""
        # A warm engine: what is allocated by record

        {TimeProvider.System.GetUtcNow():yyyy-MM-dd}, commit {Neighbours.Output("git", ["rev-parse", "--short", "HEAD"]).Trim()}, .NET {Environment.Version}. Again: `bench/run.sh --warm`.

        {flows:N0} VPC flow records of {entities:N0} interfaces in one file, and {calls:N0} CloudTrail records in files of 1,000; the same half day on {Days} days after one another, through
        the whole engine without stores. The first day is growth; the others meet no entity, peer or value that is new. Bytes allocated on the engine's thread.
        What is left: opening a file (its buffers, by file), and for calls "order", the table of the last two million record ids, which doubles until it is full.


        """);
}
