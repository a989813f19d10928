using System.Globalization;
using Spectre.Console;
using Windhover.Core.Running;

namespace Windhover.Cli;

/// <summary>Prints backtests as tables.</summary>
internal static class BacktestText
{
    private const int MostRows = 12;

    /// <summary>One model after the other.</summary>
    public static void Print(IReadOnlyList<BacktestResult> results, long events, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (output != Console.Out || Console.IsOutputRedirected) console.Profile.Width = 200;
        foreach (var result in results) Print(result, console);
        console.WriteLine(Invariant($"{results.Count} models, {events:N0} events: {results.Sum(r => r.Alerts.Count):N0} alerts"));
    }

    private static void Print(BacktestResult result, IAnsiConsole console)
    {
        console.WriteLine(Invariant($"{result.Model}: {result.Alerts.Count} alerts on {result.Entities.Count()} entities on {result.Days.Count()} days"));
        if (result.Alerts.Count == 0) return;
        Table(console, ["day (UTC)", "alerts"], result.Days.Select(d => new[] { d.Day, Number(d.Alerts) }));
        Table(console, ["entity", "alerts"], result.Entities.Select(e => new[] { e.Id, Number(e.Alerts) }));
        Table(console, ["first records (UTC)", "what", "where"], result.Places.Select(p => new[] { UtcText.Second(p.Place.Time), p.Alert.Title, Invariant($"{p.Place.File} at {p.Place.Offset}") }));
        Table(console, ["incident", "effect", "alerts", "known as", "title"], result.Incidents.Select(i => new[] { i.Incident, i.Effect, Number(i.Alerts), string.Join(", ", i.Known), i.Title }));
    }

    private static void Table(IAnsiConsole console, string[] columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToArray();
        var table = new Table().Border(TableBorder.Minimal).AddColumns(columns);
        foreach (var row in all.Take(MostRows)) table.AddRow([.. row.Select(cell => Markup.Escape(Visible(cell)))]);
        console.Write(table);
        if (all.Length > MostRows) console.WriteLine(Invariant($"… and {all.Length - MostRows} more; --json lists them all"));
    }

    // Titles hold what attackers wrote: nothing of it may steer the terminal.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
