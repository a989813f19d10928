using System.Globalization;
using Spectre.Console;
using Windhover.Core.Running;

namespace Windhover.Cli;

/// <summary>The table at the end of <c>analyze</c>: what was read, learned, skipped and found.</summary>
internal static class AnalyzeReport
{
    private const int MostIncidents = 12;

    /// <summary>Prints it.</summary>
    public static void Print(IAnsiConsole terminal, RunResult result, TimeSpan elapsed)
    {
        PrintSources(terminal, result);
        PrintSkipped(terminal, result);
        PrintIncidents(terminal, result);
        if (result.Suppressed.Sum(s => s.Alerts) is > 0 and var suppressed) terminal.WriteLine(Invariant($"{suppressed:N0} alerts were suppressed by the tuning file; stats.json says which."));
        var status = result.Status;
        terminal.WriteLine(Invariant($"{status.Entities:N0} entities learned; {result.Alerts.Count} alerts in {result.Incidents.Count} incidents; {elapsed.TotalSeconds:0.0} s, {status.Events / Math.Max(0.001, elapsed.TotalSeconds):N0} events a second."));
        if (status.LearningNote.Length > 0) terminal.WriteLine(status.LearningNote);
    }

    private static void PrintSources(IAnsiConsole terminal, RunResult result)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("source", "files", "read", "events", "ignored", "dead letters", "last event (UTC)");
        foreach (var column in table.Columns.Skip(1).SkipLast(1)) column.RightAligned();
        foreach (var source in result.Status.Sources)
        {
            table.AddRow(
                Markup.Escape(source.Source), Number(source.Files), Number(source.Events + source.Ignored + source.DeadLetters), Number(source.Events), Number(source.Ignored),
                Number(source.DeadLetters), source.LastEvent is { } last ? Time(last) : "");
        }

        terminal.Write(table);
    }

    private static void PrintSkipped(IAnsiConsole terminal, RunResult result)
    {
        foreach (var file in result.Skipped.Take(10)) terminal.WriteLine($"skipped {file.File}: {file.Reason}");
        if (result.Skipped.Count > 10) terminal.WriteLine(Invariant($"… and {result.Skipped.Count - 10} more; stats.json lists them all"));
    }

    private static void PrintIncidents(IAnsiConsole terminal, RunResult result)
    {
        if (result.Incidents.Count == 0)
        {
            terminal.WriteLine("No incidents.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("score", "severity", "detected (UTC)", "incident", "alerts");
        table.Columns[0].RightAligned();
        foreach (var incident in result.Incidents.OrderByDescending(i => i.Score).ThenBy(i => i.DetectedAt).Take(MostIncidents))
        {
            table.AddRow(
                incident.Score.ToString("0", CultureInfo.InvariantCulture), Markup.Escape(incident.Severity.ToString()), Time(incident.DetectedAt), Markup.Escape(Visible(incident.Title)),
                Number(incident.Alerts.Count));
        }

        terminal.Write(table);
        if (result.Incidents.Count > MostIncidents) terminal.WriteLine(Invariant($"… and {result.Incidents.Count - MostIncidents} more in incidents.jsonl"));
    }

    // Titles hold what attackers wrote: nothing of it may steer the terminal.
    private static string Visible(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
