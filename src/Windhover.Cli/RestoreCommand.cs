using System.CommandLine;
using System.Globalization;
using Windhover.Cli.Backups;

namespace Windhover.Cli;

/// <summary><c>windhover restore --from FILE --data DIR</c>: puts a backup in place.</summary>
internal static class RestoreCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var file = new Option<FileInfo>("--from") { Description = "A file that `windhover backup` wrote.", Required = true };
        var data = new Option<DirectoryInfo>("--data") { Description = "The data folder to make.", Required = true };
        var force = new Option<bool>("--force") { Description = "Set a folder that is not empty aside, as DIR.replaced." };
        var command = new Command("restore", "Put a backup in place; no server may run over the folder.") { file, data, force };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file).FullName, parsed.GetRequiredValue(data).FullName, parsed.GetValue(force)));
        return command;
    }

    private static int Run(string file, string data, bool force)
    {
        try
        {
            var manifest = new BackupReader(file).Restore(data, force);
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data}: {manifest.Files.Count} files, as of commit {manifest.Epoch}, {DateTimeOffset.FromUnixTimeMilliseconds(manifest.Made):yyyy-MM-dd HH:mm} UTC"));
            return ExitCode.Done;
        }
        catch (Exception failure) when (failure is BackupException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"windhover restore: {failure.Message}");
            return ExitCode.Failed;
        }
    }
}
