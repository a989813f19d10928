using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Copies a folder of Zeek logs with all times moved by one amount.</summary>
internal static partial class ZeekMove
{
    /// <summary>Copies.</summary>
    /// <param name="from">Folder with logs, as text or JSON lines; what is no log is left out.</param>
    /// <param name="to">Folder for the copies.</param>
    /// <param name="first">Time that the first record of all is moved to.</param>
    /// <returns>The copies.</returns>
    public static IReadOnlyList<string> Copy(string from, string to, DateTimeOffset first)
    {
        string[] logs = [.. Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => f.Contains(".log", StringComparison.Ordinal) && !Path.GetFileName(f).StartsWith("labeled", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        var move = first.ToUnixTimeMilliseconds() / 1000m - logs.SelectMany(File.ReadLines).Select(Time).OfType<decimal>().Min();
        Directory.CreateDirectory(to);
        var copies = new List<string>();
        foreach (var log in logs)
        {
            var text = new StringBuilder();
            foreach (var line in File.ReadLines(log)) text.Append(Moved(line, move)).Append('\n');
            var copy = Path.Combine(to, Path.GetFileName(log));
            File.WriteAllText(copy, text.ToString());
            copies.Add(copy);
        }

        return copies;
    }

    private static decimal? Time(string line) => Stamp().Match(line) is { Success: true } found ? Value(found) : null;

    private static string Moved(string line, decimal move) => Stamp().Replace(line, m => m.Groups["before"].Value + (Value(m) + move).ToString("0.000000", CultureInfo.InvariantCulture), 1);

    private static decimal Value(Match found) => decimal.Parse(found.Groups["time"].Value, CultureInfo.InvariantCulture);

    // The first column of a row, or the field "ts".
    [GeneratedRegex("^(?<before>|\\{\"ts\":)(?<time>[0-9]+\\.[0-9]+)(?=[\\t,])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Stamp();
}
