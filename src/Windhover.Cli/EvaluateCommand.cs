using System.CommandLine;
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
        var json = new Option<bool>("--json") { Description = "Write one JSON object instead of tables." };
        var command = new Command("evaluate", "Hold incidents against what really happened: recall, precision, time to detect, by family.") { truth, incidents, json };
        command.SetAction(parsed => Run(parsed.GetValue(truth)!, parsed.GetValue(incidents)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(FileInfo truth, FileInfo incidents, bool json)
    {
        try
        {
            var evaluation = new Evaluation(EvaluationTruth.Read(truth.FullName), FindingFiles.ReadIncidents(incidents.FullName));
            if (!json)
            {
                EvaluationTables.Print(AnsiConsole.Console, evaluation);
                return ExitCode.Done;
            }

            using var output = Console.OpenStandardOutput();
            EvaluationJson.Write(output, evaluation);
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            Console.Error.WriteLine($"windhover evaluate: {wrong.Message}");
            return ExitCode.Usage;
        }
    }
}
