using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Windhover.Cli.Backups;
using Windhover.Storage.DuckDb;

namespace Windhover.Cli;

/// <summary><c>windhover backup --data DIR --out FILE</c>: everything that a server keeps, in one file, while it runs.</summary>
internal static class BackupCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder (data_folder of the configuration).", Required = true };
        var file = new Option<FileInfo>("--out") { Description = "The file to write, for example windhover.tar.gz; it must not exist.", Required = true };
        var without = new Option<bool>("--without-state") { Description = "For a state that is in a database: dump that first, with pg_dump; this copies the rest." };
        var command = new Command("backup", "Copy everything that a server keeps into one file, while it runs.") { data, file, without };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(data).FullName, parsed.GetRequiredValue(file).FullName, parsed.GetValue(without)));
        return command;
    }

    private static int Run(string data, string file, bool without)
    {
        try
        {
            var manifest = new BackupWriter(data, TimeProvider.System).Write(file, without);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {manifest.Files.Count} files, {manifest.Files.Sum(f => f.Bytes):N0} bytes before compression, as of commit {manifest.Epoch}"));
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is BackupException or SqliteException or DuckDbException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"windhover backup: {failure.Message}");
            return ExitCode.Failed;
        }
    }
}
