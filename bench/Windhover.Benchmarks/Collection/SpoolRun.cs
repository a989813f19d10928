using System.Diagnostics;
using System.Globalization;
using System.Text;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Running;

namespace Windhover.Benchmarks.Collection;

/// <summary>What the spool alone costs for many small objects: <c>[COUNT] [--in FOLDER] [--out FILE]</c>; beside it, how fast the disk syncs.</summary>
internal static class SpoolRun
{
    private const int ObjectBytes = 300;
    private const int Syncs = 2000;
    private const string Collection = "bench";

    /// <summary>Lands, opens again and removes so many objects, and shows a table.</summary>
    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 && int.TryParse(arguments[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var asked) ? asked : 20_000;
        var root = Directory.CreateDirectory(Path.Combine(Option(arguments, "--in") ?? Path.GetTempPath(), $"windhover-spool-{Environment.ProcessId}")).FullName;
        var table = new StringBuilder("| what | seconds | a second |\n|---|---|---|\n");
        void Row(string what, int number, TimeSpan time)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"| {what} | {time.TotalSeconds:F2} | {number / time.TotalSeconds:N0} |");
            Console.Error.WriteLine(line);
            table.AppendLine(line);
        }

        try
        {
            Row($"{Syncs:N0} syncs of one open file, {ObjectBytes} bytes more each", Syncs, Sync(Path.Combine(root, "one")));
            Row($"{Syncs:N0} files written, synced and moved, each with a sync of the folder", Syncs, Files(Path.Combine(root, "many")));
            foreach (var parallel in new[] { 1, 8, 64 })
            {
                var folder = Path.Combine(root, $"spool-{parallel}");
                var spool = new SpoolFolder(folder, new SpoolOptions(), TimeProvider.System).Collection(Collection);
                var half = Land(spool, 0, count / 2, parallel);
                Row($"the first {count / 2:N0} objects of {ObjectBytes} bytes landed, {parallel} at a time", count / 2, half);
                Row($"the next {count - (count / 2):N0}", count - (count / 2), Land(spool, count / 2, count, parallel));
                Row($"{count:N0} that had landed are recognised", count, Land(spool, 0, count, parallel));
            }

            var last = Path.Combine(root, "spool-64");
            var opened = Timed(() => _ = new SpoolWatch(new SpoolFolder(last, new SpoolOptions(), TimeProvider.System), new FileTable()).Look(out _).Count);
            Row($"a start over {count:N0} landed objects: the spool is opened, and all of them found", count, opened);
            Row($"{count:N0} objects removed for their age", count, Remove(last));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        Console.Write(table);
        if (Option(arguments, "--out") is { } path) File.WriteAllText(path, table.ToString());
        return 0;
    }

    private static TimeSpan Sync(string path) => Timed(() =>
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        var bytes = new byte[ObjectBytes];
        for (var i = 0; i < Syncs; i++)
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }
    });

    private static TimeSpan Files(string folder)
    {
        var bytes = new byte[ObjectBytes];
        DurableFiles.MakeFolder(folder);
        return Timed(() =>
        {
            for (var i = 0; i < Syncs; i++) DurableFiles.Replace(Path.Combine(folder, $"{i}"), Path.Combine(folder, "new"), bytes);
        });
    }

    private static TimeSpan Land(ISpool spool, int from, int to, int parallel)
    {
        var bytes = Encoding.ASCII.GetBytes(new string('x', ObjectBytes - 1) + "\n");
        return Timed(() => Parallel.ForEachAsync(Enumerable.Range(from, to - from), new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (i, cancellation) =>
            await spool.LandAsync($"s3://bucket/{i}@tag", $"{i}.json", (into, c) => into.WriteAsync(bytes, c).AsTask(), cancellation)).GetAwaiter().GetResult());
    }

    private static TimeSpan Remove(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)) File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        var spool = new SpoolFolder(folder, new SpoolOptions(), TimeProvider.System);
        return Timed(() => spool.Remove(spool.Old()));
    }

    private static TimeSpan Timed(Action work)
    {
        var began = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(began);
    }

    private static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
