using System.CommandLine;
using System.Diagnostics;
using Spectre.Console;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Outputs;
using Windhover.Core.Running;
using Windhover.Integrations.Network.Addresses;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary><c>windhover analyze PATH… --out DIR</c>: reads files and writes what it found.</summary>
internal static class AnalyzeCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders with logs of any source; recognised by content.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for alerts.jsonl, incidents.jsonl, investigations.jsonl and stats.json.", Required = true };
        var state = new Option<DirectoryInfo?>("--state") { Description = "Folder where the engine's state is kept, to go on after an interruption or with new files." };
        var config = new Option<FileInfo?>("--config") { Description = "Configuration file (YAML)." };
        var tuning = new Option<FileInfo?>("--tuning") { Description = "Tuning file (YAML): defeats, suppressions and severities. Goes before the one that the configuration names." };
        var command = new Command("analyze", "Read files and folders, learn, and write what deviates.") { paths, output, state, config, tuning };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(paths)!, parsed.GetValue(output)!, parsed.GetValue(state), parsed.GetValue(config), parsed.GetValue(tuning), cancellation)));
        return command;
    }

    private static int Run(string[] paths, DirectoryInfo output, DirectoryInfo? stateFolder, FileInfo? configFile, FileInfo? tuning, CancellationToken cancellation)
    {
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (paths.FirstOrDefault(p => !File.Exists(p) && !Directory.Exists(p)) is { } missing) return Refuse($"there is no file or folder '{missing}'");
        Configuration configuration;
        SourceCatalogue sources;
        ModelCatalogue models;
        try
        {
            configuration = Configuration.Read(configFile?.FullName);
            sources = Units.Sources(configuration.MappingFolders);
            models = Units.Models(configuration, tuning?.FullName);
        }
        catch (Exception wrong) when (wrong is ConfigurationException or ModelException or IOException or UnauthorizedAccessException)
        {
            return Refuse(wrong.Message);
        }

        if (stateFolder is not null && StateMarker.Read(stateFolder.FullName) is { } marker) return Refuse($"the state of '{stateFolder}' is in the database {marker.Name}; analyze keeps its state in files");
        if (!TryLoad(stateFolder, out var addresses, out var problem)) return Refuse(problem);
        output.Create();
        var watch = Stopwatch.StartNew();
        using var state = Open(stateFolder, folder => EmbeddedStores.OpenState(Path.Combine(folder, "state.db")));
        using var telemetry = Open(stateFolder, folder => EmbeddedStores.OpenTelemetry(Path.Combine(folder, "telemetry.duckdb")));
        using var run = new AnalysisRun(sources, models, configuration.Run with { Engine = configuration.Run.Engine with { Addresses = addresses } }, TimeProvider.System, state, telemetry);
        var result = AnalyzeProgress.Show(terminal, progress => run.Run(paths, progress, cancellation));
        FindingFiles.WriteAlerts(Path.Combine(output.FullName, "alerts.jsonl"), result.Alerts);
        FindingFiles.WriteIncidents(Path.Combine(output.FullName, "incidents.jsonl"), result.Incidents);
        FindingFiles.WriteInvestigations(Path.Combine(output.FullName, "investigations.jsonl"), result.Investigations);
        File.WriteAllBytes(Path.Combine(output.FullName, "stats.json"), result.Stats);
        if (result.RecognisedFiles == 0)
        {
            terminal.WriteLine("Nothing recognised: none of the files is of a kind that a source reads. docs/reference/sources.md lists the sources.");
            return ExitCode.NothingRecognised;
        }

        AnalyzeReport.Print(terminal, result, watch.Elapsed);
        return ExitCode.Done;
    }

    private static T? Open<T>(DirectoryInfo? folder, Func<string, T> open)
        where T : class
    {
        if (folder is null) return null;
        folder.Create();
        return open(folder.FullName);
    }

    private static bool TryLoad(DirectoryInfo? stateFolder, out AddressTable addresses, out string problem)
    {
        try
        {
            (addresses, problem) = (AddressData.Load(stateFolder?.FullName), "");
            return true;
        }
        catch (InvalidDataException damaged)
        {
            (addresses, problem) = (AddressTable.Empty, damaged.Message);
            return false;
        }
    }

    private static int Refuse(string reason)
    {
        Console.Error.WriteLine($"windhover analyze: {reason}");
        return ExitCode.Usage;
    }
}
