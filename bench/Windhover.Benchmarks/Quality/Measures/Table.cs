using System.Globalization;
using System.Text;

namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>A table in Markdown.</summary>
/// <param name="columns">Headings; all but the first are right-aligned.</param>
internal sealed class Table(params string[] columns)
{
    private readonly List<string[]> rows = [];

    /// <summary>Rows without the heading.</summary>
    public IReadOnlyList<string[]> Rows => rows;

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">It has not as many cells as there are columns.</exception>
    public void Add(params object[] cells)
    {
        if (cells.Length != columns.Length) throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns");
        rows.Add([.. cells.Select(Text)]);
    }

    /// <summary>As Markdown.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", columns).Append(" |\n|---|").Append(string.Concat(Enumerable.Repeat("---:|", columns.Length - 1))).Append('\n');
        foreach (var row in rows) text.Append("| ").AppendJoin(" | ", row.Select(c => c.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
        return text.ToString();
    }

    private static string Text(object cell) => cell switch
    {
        double number when double.IsNaN(number) => "–",
        double number => number.ToString("0.00", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(other is int or long ? "N0" : null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };
}
