using System.CommandLine;
using System.Data.Common;
using Windhover.Cli.Backups;
using Windhover.Storage;
using Windhover.Storage.Moving;

namespace Windhover.Cli;

/// <summary><c>windhover migrate-store --config FILE</c>: moves the state of an installation from the files of its data folder into the database of its configuration, or back.</summary>
internal static class MigrateStoreCommand
{
    private static readonly Option<FileInfo> Config = new("--config") { Description = "The configuration (YAML), with data_folder and state.", Required = true };
    private static readonly Option<string> To = new("--to") { Description = "database or files. The default is database.", DefaultValueFactory = _ => "database" };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        To.AcceptOnlyFromAmong("database", "files");
        var command = new Command("migrate-store", "Move the state of an installation into a database, or back into files; no server may run.") { Config, To };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(Config).FullName, parsed.GetValue(To) == "files"));
        return command;
    }

    private static int Run(string config, bool toFiles)
    {
        try
        {
            var configuration = Configuration.Read(config);
            if (configuration.State is not { } state) throw new ConfigurationException($"{config}: state names no database");
            var folder = configuration.DataFolder;
            using (var server = CopyHold.Take(folder))
            {
                if (server is not null) throw new StateMoveException($"a server runs over {folder}: stop it first");
            }

            var move = new StateMove(folder, state.Address(), Console.Error.WriteLine);
            var verdict = toFiles ? move.ToFiles() : move.ToDatabase();
            Console.Out.WriteLine(verdict.Broken is null
                ? $"The audit log holds: {verdict.Good} entries, the last has the hash {verdict.Hash}"
                : $"The audit log does not hold, here as there: {verdict.Problem}. The {verdict.Good} entries before it hold.");
            Console.Out.WriteLine(toFiles
                ? $"The state is in the files of {folder} again. Take `state` out of the configuration before the next start."
                : $"The state is in the database {state.Address().Name}. The files in {folder} are as they were; they are not used any more.");
            return ExitCode.Done;
        }
        catch (ConfigurationException wrong)
        {
            Console.Error.WriteLine($"windhover migrate-store: {wrong.Message}");
            return ExitCode.Usage;
        }
        catch (Exception failure) when (failure is StateMoveException or DbException or NewerStoreException or BackupException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"windhover migrate-store: {failure.Message}");
            return ExitCode.Failed;
        }
    }
}
