using System.CommandLine;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion;
using Windhover.Core.Outputs;
using Windhover.Core.Running;
using Windhover.Core.Stores;
using Windhover.Integrations.Network.Addresses;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary>
/// <c>windhover model backtest MODEL --data PATH…</c>: how often models would have fired over logs. The whole engine runs over them, from nothing, with what
/// it learns on the way: a model that asks the pattern of life is answered as it would have been.
/// </summary>
internal static class BacktestCommand
{
    private static readonly Argument<string[]> Models = new("MODEL") { Description = "Model files, folders of them, or ids of models that Windhover ships.", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string[]> Data = new("--data") { Description = "Files and folders with logs, read as analyze reads them.", Required = true, Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = true };
    private static readonly Option<FileInfo?> Incidents = new("--incidents") { Description = "incidents.jsonl of an earlier analysis, to say which of them would change." };
    private static readonly Option<DirectoryInfo?> State = new("--state") { Description = "Folder with the state of analyze or serve, to say which of its incidents would change; nothing is written there." };
    private static readonly Option<FileInfo?> Config = new("--config") { Description = "Configuration file (YAML)." };
    private static readonly Option<FileInfo?> Tuning = new("--tuning") { Description = "Tuning file (YAML); goes before the one that the configuration names." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var command = new Command("backtest", "Tells how often models would have fired over logs, on what, and which incidents they would change.") { Models, Data, Incidents, State, Config, Tuning, Json };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var data = parsed.GetValue(Data)!;
            if (data.FirstOrDefault(p => !File.Exists(p) && !Directory.Exists(p)) is { } missing) throw new FileNotFoundException($"there is no file or folder '{missing}'");
            var configuration = Configuration.Read(parsed.GetValue(Config)?.FullName);
            var tested = Tested(parsed.GetValue(Models)!, configuration);
            var catalogue = Units.Tuned(Units.Untuned(configuration).With(tested), parsed.GetValue(Tuning)?.FullName ?? configuration.Tuning);
            var known = Known(parsed.GetValue(Incidents), parsed.GetValue(State));
            var result = Run(data, Units.Sources(configuration.MappingFolders), catalogue, configuration, parsed.GetValue(State)?.FullName, cancellation);
            if (result.RecognisedFiles == 0)
            {
                error.WriteLine("nothing recognised: none of the files is of a kind that a source reads");
                return ExitCode.NothingRecognised;
            }

            BacktestResult[] results = [.. tested.Select(m => BacktestResult.Of(m, result.Alerts, result.Incidents, known))];
            if (parsed.GetValue(Json)) output.Write(BacktestJson.Write(results, result.Status.Events));
            else BacktestText.Print(results, result.Status.Events, output);
            return ExitCode.Done;
        }
        catch (Exception wrong) when (wrong is ConfigurationException or ModelException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(wrong.Message);
            return ExitCode.Usage;
        }
    }

    // A model that is kept but not run is tested all the same: that is what somebody wants to know before running it.
    private static Model[] Tested(string[] named, Configuration configuration)
    {
        var known = Units.Untuned(configuration).All;
        var paths = named.Where(n => known.All(m => m.Id != n)).ToArray();
        Model[] all = [.. known.Where(m => named.Contains(m.Id, StringComparer.Ordinal)), .. ModelCatalogue.Load([], paths).All];
        if (all.Length == 0) throw new FileNotFoundException("there is no model (a file that ends in .yaml) here");
        return [.. all.Select(m => m with { Enabled = true })];
    }

    private static RunResult Run(string[] data, SourceCatalogue sources, ModelCatalogue models, Configuration configuration, string? state, CancellationToken cancellation)
    {
        var options = configuration.Run with { Engine = configuration.Run.Engine with { Models = true, Addresses = AddressData.Load(state) } };
        using var run = new AnalysisRun(sources, models, options, TimeProvider.System);
        return run.Run(data, cancellation: cancellation);
    }

    private static List<Incident> Known(FileInfo? file, DirectoryInfo? folder)
    {
        var known = new List<Incident>();
        if (file is not null) known.AddRange(FindingFiles.ReadIncidents(file.FullName));
        if (folder is null) return known;
        var path = Path.Combine(folder.FullName, "state.db");
        if (StateMarker.Read(folder.FullName) is { } marker) throw new IOException($"the state of '{folder}' is in the database {marker.Name}; this reads files only. The API of its server has it");
        if (!File.Exists(path)) throw new FileNotFoundException($"there is no state in '{folder}'");
        using var store = EmbeddedStores.OpenState(path);
        string? cursor = null;
        do
        {
            var page = store.Incidents(new IncidentQuery { Cursor = cursor, Limit = 500 });
            known.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return known;
    }
}
