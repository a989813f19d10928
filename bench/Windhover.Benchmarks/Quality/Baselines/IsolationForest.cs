using System.Diagnostics;
using System.Runtime.InteropServices;
using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Baselines;

/// <summary>
/// scikit-learn's isolation forest over windows: bytes each way, records, targets, refused and new values as logarithms, hour and weekday. Each day is scored by a forest of 100 trees that was grown on at
/// most 20,000 windows of the days before it. https://scikit-learn.org/stable/modules/generated/sklearn.ensemble.IsolationForest.html
/// </summary>
internal static class IsolationForest
{
    private const int Columns = 9;

    private const string Script = """
        import sys
        import numpy as np
        from sklearn.ensemble import IsolationForest
        rows = np.fromfile(sys.argv[1], dtype=np.float32).reshape(-1, 9)
        days, features = rows[:, 0].astype(int), rows[:, 1:]
        scores = np.zeros(len(rows), dtype=np.float32)
        random = np.random.RandomState(1)
        for day in sorted(set(days))[1:]:
            before = np.flatnonzero(days < day)
            if len(before) > 20000:
                before = random.choice(before, 20000, replace=False)
            forest = IsolationForest(n_estimators=100, max_samples=256, random_state=1).fit(features[before])
            now = days == day
            scores[now] = -forest.score_samples(features[now])
        scores.tofile(sys.argv[2])
        """;

    /// <summary>Why it cannot be run here; null when it can.</summary>
    public static string? Missing => Interpreter is null ? "python3 with sklearn is not installed (Debian: python3-sklearn)" : null;

    // Another python3 may stand before Debian's, which is the one that Debian's package is for.
    private static string? Interpreter { get; } = ((string[])["python3", "/usr/bin/python3"]).FirstOrDefault(p => Python(p, ["-c", "import sklearn"]) is null);

    /// <summary>Ranks every entity-day.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="work">Folder for what goes to and from Python.</param>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<SeenWindow> windows, string work)
    {
        var (input, output) = (Path.Combine(work, $"windows-{Guid.NewGuid():n}"), Path.Combine(work, $"scores-{Guid.NewGuid():n}"));
        try
        {
            File.WriteAllBytes(input, MemoryMarshal.AsBytes<float>(windows.SelectMany(Row).ToArray()));
            if (Python(Interpreter!, ["-c", Script, input, output]) is { } failure) throw new InvalidOperationException(failure);
            var scores = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(output)).ToArray();
            return Finding.Worst(windows.Select((w, i) => (w.Entity, w.End, (double)scores[i])));
        }
        finally
        {
            File.Delete(input);
            File.Delete(output);
        }
    }

    private static float[] Row(SeenWindow w)
    {
        var row = new float[Columns] { (w.End - 1) / 86_400_000, Log(w.BytesOut), Log(w.BytesIn), Log(w.Records), Log(w.FanOut), Log(w.Refused), Log(w.NewValues), (w.End - 1) / 3_600_000 % 24, 0 };
        row[^1] = (w.End - 1) / 86_400_000 % 7;
        return row;
    }

    private static float Log(double value) => (float)Math.Log(1 + Math.Max(0, value));

    // What went wrong, or null.
    private static string? Python(string program, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? null : errors;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            return missing.Message;
        }
    }
}
