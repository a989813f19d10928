using System.Globalization;
using Spectre.Console;
using Windhover.Core.Incidents;

namespace Windhover.Cli;

/// <summary>Shows an evaluation to people.</summary>
internal static class EvaluationTables
{
    /// <summary>Prints it.</summary>
    public static void Print(IAnsiConsole terminal, Evaluation evaluation)
    {
        terminal.Write(Stories(evaluation));
        terminal.Write(Families(evaluation));
        terminal.WriteLine(Invariant($"attacks found: {evaluation.Found} of {evaluation.Attacks.Count} (recall {Share(evaluation.Recall)}); incidents that found one: {evaluation.True} of {evaluation.Incidents} (precision {Share(evaluation.Precision)})"));
        foreach (var pace in evaluation.Attacks.GroupBy(a => a.Story.Pace).OrderBy(g => g.Key, StringComparer.Ordinal))
            terminal.WriteLine(Invariant($"minutes to detect, {pace.Key}: median {Minutes(Evaluation.Minutes(pace, 0.5))}, 90% {Minutes(Evaluation.Minutes(pace, 0.9))}"));
        terminal.WriteLine(Invariant($"benign twins in an incident: {evaluation.Twins.Count(t => t.Incidents.Count > 0)} of {evaluation.Twins.Count}"));
        terminal.WriteLine(Invariant($"other incidents: {evaluation.Others.Count} in {evaluation.Days} days, {(double)evaluation.Others.Count / evaluation.Days:0.00} a day, most on one day {evaluation.MostADay}"));
    }

    private static Table Stories(Evaluation evaluation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("story", "label", "incidents", "best score", "minutes to detect");
        foreach (var column in table.Columns.Skip(2)) column.RightAligned();
        foreach (var (story, found) in evaluation.Attacks) table.AddRow(Row(story, "attack", found));
        foreach (var (story, found) in evaluation.Twins) table.AddRow(Row(story, "benign twin", found));
        return table;
    }

    private static Table Families(Evaluation evaluation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("family", "attacks", "found", "recall", "median minutes");
        foreach (var column in table.Columns.Skip(1)) column.RightAligned();
        foreach (var family in evaluation.Attacks.GroupBy(a => a.Story.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var found = family.Count(a => a.Incidents.Count > 0);
            table.AddRow(Markup.Escape(family.Key), Invariant($"{family.Count()}"), Invariant($"{found}"), Share((double)found / family.Count()), Minutes(Evaluation.Minutes(family, 0.5)));
        }

        return table;
    }

    private static string[] Row(EvaluationStory story, string label, IReadOnlyList<Incident> found) =>
    [
        Markup.Escape(story.Kind),
        label,
        Invariant($"{found.Count}"),
        found.Count == 0 ? "" : Invariant($"{found.Max(i => i.Score):0}"),
        found.Count == 0 ? "" : Minutes(Evaluation.Minutes(story, found)),
    ];

    private static string Share(double? share) => share is { } known ? Invariant($"{known:0.00}") : "–";

    private static string Minutes(double? minutes) => minutes is { } known ? Invariant($"{known:0.#}") : "–";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
