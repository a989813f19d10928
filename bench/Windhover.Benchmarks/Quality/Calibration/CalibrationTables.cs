using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Calibration;

/// <summary>Observed ÷ nominal, with Poisson intervals, so that a ratio founded on few windows shows it.</summary>
internal static class CalibrationTables
{
    private const long FewestWindows = 200;

    /// <summary>As Markdown.</summary>
    public static string Write(IReadOnlyList<(string Input, CalibrationCounts Counts)> inputs)
    {
        var text = new StringBuilder("""
            ## Calibration on benign replay

            How often a window's probability was at most the nominal one, divided by the nominal one; in brackets the exact 95% Poisson interval. Windows after the learning phase, each scored before
            it was learned. "first days": of entities seen on fewer than three days. A ratio whose nominal rate gives less than one window is not a measurement: it is left out ("<1 expected").


            """);
        text.Append(Windows(inputs)).Append("\n### By row of the ledger\n\nOver the windows in which the row could be (all of the class).\n\n").Append(Rows(inputs));
        return text.ToString();
    }

    private static Table Windows(IReadOnlyList<(string Input, CalibrationCounts Counts)> inputs)
    {
        var table = new Table(["input", "class", "windows", .. Nominals()]);
        foreach (var (input, counts) in inputs)
        {
            if (counts.Windows.Count == 0) table.Add([input, "none after the learning phase", 0, .. CalibrationCounts.Nominal.Select(_ => (object)"–")]);
            foreach (var (name, windows) in counts.Windows) table.Add([input, name, windows, .. Ratios(counts, name, CalibrationCounts.Whole, windows)]);
            if (counts.Windows.Count > 1) table.Add([input, "all", counts.Windows.Values.Sum(), .. AllRatios(counts)]);
        }

        return table;
    }

    private static Table Rows(IReadOnlyList<(string Input, CalibrationCounts Counts)> inputs)
    {
        var table = new Table(["input", "class", "row", "windows", .. Nominals()]);
        foreach (var (input, counts) in inputs)
        {
            foreach (var (name, windows) in counts.Windows.Where(w => w.Value >= FewestWindows))
            {
                foreach (var row in counts.RowsOf(name)) table.Add([input, name, row, windows, .. Ratios(counts, name, row, windows)]);
            }
        }

        return table;
    }

    private static IEnumerable<string> Nominals() => CalibrationCounts.Nominal.Select(n => n.ToString("0e-0", CultureInfo.InvariantCulture));

    private static IEnumerable<object> Ratios(CalibrationCounts counts, string name, string row, long windows) =>
        CalibrationCounts.Nominal.Select((nominal, i) => Ratio(counts.Observed(name, row, i), windows * nominal));

    private static IEnumerable<object> AllRatios(CalibrationCounts counts) =>
        CalibrationCounts.Nominal.Select((nominal, i) => Ratio(counts.Windows.Keys.Sum(n => counts.Observed(n, CalibrationCounts.Whole, i)), counts.Windows.Values.Sum() * nominal));

    /// <summary>The ratio of one cell.</summary>
    internal static object Ratio(long observed, double expected)
    {
        if (expected < 1) return observed == 0 ? "<1 expected" : $"<1 expected, {observed} seen";
        var (low, high) = Figures.Poisson(observed);
        return new Interval(observed / expected, low / expected, high / expected);
    }
}
