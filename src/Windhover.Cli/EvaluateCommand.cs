using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Windhover.Core.Outputs;

namespace Windhover.Cli;

/// <summary><c>windhover evaluate --truth FILE --incidents FILE</c>: detection quality against labels.</summary>
internal static class EvaluateCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var truth = new Option<FileInfo>("--truth") { Description = "truth.json as the simulator writes it.", Required = true };
        var incidents = new Option<FileInfo>("--incidents") { Description = "incidents.jsonl as analyze writes it.", Required = true };
        var command = new Command("evaluate", "Hold incidents against what really happened.") { truth, incidents };
        command.SetAction(parsed => Run(parsed.GetValue(truth)!, parsed.GetValue(incidents)!));
        return command;
    }

    private static int Run(FileInfo truth, FileInfo incidents)
    {
        try
        {
            Print(new Evaluation(EvaluationTruth.Read(truth.FullName), FindingFiles.ReadIncidents(incidents.FullName)));
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            Console.Error.WriteLine($"windhover evaluate: {wrong.Message}");
            return ExitCode.Usage;
        }
    }

    private static void Print(Evaluation evaluation)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("story", "label", "incidents", "best score", "minutes to detect");
        foreach (var column in table.Columns.Skip(2)) column.RightAligned();
        foreach (var (story, found) in evaluation.Attacks) table.AddRow(Row(story, "attack", found));
        foreach (var (story, found) in evaluation.Twins) table.AddRow(Row(story, "benign twin", found));
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine(string.Create(CultureInfo.InvariantCulture, $"attacks found: {evaluation.Found} of {evaluation.Attacks.Count}"));
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"benign twins in an incident: {evaluation.Twins.Count(t => t.Incidents.Count > 0)} of {evaluation.Twins.Count}"));
        AnsiConsole.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"other incidents: {evaluation.Others.Count} in {evaluation.Days} days, {(double)evaluation.Others.Count / evaluation.Days:0.00} a day, most on one day {evaluation.MostADay}"));
    }

    private static string[] Row(EvaluationStory story, string label, IReadOnlyList<Windhover.Core.Incidents.Incident> found) =>
    [
        story.Kind,
        label,
        found.Count.ToString(CultureInfo.InvariantCulture),
        found.Count == 0 ? "" : found.Max(i => i.Score).ToString("0", CultureInfo.InvariantCulture),
        found.Count == 0 ? "" : (Math.Max(0, found.Min(i => i.DetectedAt) - story.Start) / 60_000.0).ToString("0", CultureInfo.InvariantCulture),
    ];
}
