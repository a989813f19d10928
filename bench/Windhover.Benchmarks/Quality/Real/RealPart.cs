using System.Text;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Everything that other people recorded; reported apart from what is simulated.</summary>
internal static class RealPart
{
    private const int HistoryDays = 8;

    /// <summary>Replays all of it, and writes the tables.</summary>
    public static string Run(QualityOptions options, Action<string> log) => Run(options, HistoryDays, [SensorCases.Run, TechniqueCases.Run, LabelledEvents.Run], log);

    /// <summary>Replays the single labelled events alone, after at most as many days as are asked for.</summary>
    public static string RunLabelled(QualityOptions options, Action<string> log) => Run(options, Math.Min(options.Days, HistoryDays), [LabelledEvents.Run], log);

    private static string Run(QualityOptions options, int days, Func<History, string, Action<string>, string>[] parts, Action<string> log)
    {
        var work = Path.Combine(options.Work, $"real-{Environment.ProcessId}-{Guid.NewGuid():n}");
        Directory.CreateDirectory(work);
        try
        {
            var history = new History(options, days);
            log("history learned");
            var text = new StringBuilder("## Recorded data\n\n");
            foreach (var part in parts)
            {
                text.Append(part(history, work, log)).Append('\n');
                log("recordings: one part more");
            }

            return text.ToString();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
