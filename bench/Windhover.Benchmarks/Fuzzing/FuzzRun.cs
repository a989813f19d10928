using System.Diagnostics;
using System.Globalization;
using Windhover.Testing.Fuzzing;

namespace Windhover.Benchmarks.Fuzzing;

/// <summary>Broken inputs of every source without end: <c>[COUNT] [--source NAME] [--from ROUND] [--keep-going] [--out FILE]</c>.</summary>
internal static class FuzzRun
{
    private const int RecordsOfARound = 400;
    private const int FilesOfARound = 50;
    private const long LargestHeap = 512L << 20;

    /// <summary>Reads so many inputs, spread over all sources, and says how it went.</summary>
    /// <returns>0 when nothing was wrong; 1 when something was; 3 when an input does not end.</returns>
    public static int Run(string[] arguments)
    {
        var total = arguments.Length > 0 && long.TryParse(arguments[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var count) ? count : 1_200_000;
        var sources = Option(arguments, "--source") is { } name ? [.. FuzzSource.All.Where(s => s.Name == name)] : FuzzSource.All;
        var first = int.Parse(Option(arguments, "--from") ?? "0", CultureInfo.InvariantCulture);
        var rounds = (int)Math.Max(1, (total + ((RecordsOfARound + FilesOfARound) * sources.Count) - 1) / ((RecordsOfARound + FilesOfARound) * sources.Count));
        var watch = new FuzzWatch();
        using var timer = new Timer(_ => EndIfHanging(watch), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        var (clock, defects, largestHeap) = (Stopwatch.StartNew(), 0, 0L);
        var results = new List<(FuzzSource Source, FuzzCounts Records, FuzzCounts Files)>();
        foreach (var source in sources)
        {
            var (records, files) = (new FuzzCounts(), new FuzzCounts());
            for (var round = first; round < first + rounds; round++)
            {
                defects += Try(() => records.Add(new ReaderFuzz(watch).Round(source, round, RecordsOfARound)));
                defects += Try(() => files.Add(new FileFuzz(watch).Round(source, round, FilesOfARound)));
            }

            var heap = GC.GetTotalMemory(forceFullCollection: true);
            largestHeap = Math.Max(largestHeap, heap);
            if (heap > LargestHeap) defects += Try(() => throw new FuzzDefect($"{source.Name}: the heap holds {heap >> 20} MiB after it", []));
            results.Add((source, records, files));
            Console.Error.WriteLine($"{source.Name}: {records.Inputs:N0} records, {files.Inputs:N0} files, slowest {Math.Max(records.Slowest.TotalMilliseconds, files.Slowest.TotalMilliseconds):F0} ms, {records.Reasons.Count} reasons, {clock.Elapsed.TotalSeconds:F0} s");
        }

        var report = FuzzReport.Of(results, defects, first, first + rounds - 1, clock.Elapsed, largestHeap);
        Console.Write(report);
        if (Option(arguments, "--out") is { } path) File.WriteAllText(path, report);
        return defects == 0 ? 0 : 1;
    }

    private static int Try(Action round)
    {
        try
        {
            round();
            return 0;
        }
        catch (FuzzDefect defect)
        {
            Show(defect);
            return 1;
        }
    }

    private static void EndIfHanging(FuzzWatch watch)
    {
        if (watch.Hanging(TimeSpan.FromSeconds(60)) is not { } defect) return;
        Show(defect);
        Environment.Exit(3);
    }

    private static void Show(FuzzDefect defect)
    {
        var path = Path.Combine(Path.GetTempPath(), $"windhover-fuzz-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(defect.Input).AsSpan(0, 6))}");
        File.WriteAllBytes(path, defect.Input);
        Console.Error.WriteLine($"DEFECT {defect.Message}\n  input of {defect.Input.Length:N0} bytes: {path}");
    }

    private static string? Option(string[] arguments, string name) => Array.IndexOf(arguments, name) is >= 0 and var at && at + 1 < arguments.Length ? arguments[at + 1] : null;
}
