using System.Data.Common;
using Windhover.Core.Access;
using Windhover.Storage;

namespace Windhover.Cli;

/// <summary>What the verbs about users and the audit log have in common: the store of a data folder, and a line of the audit log for what is done.</summary>
internal static class AccessCommands
{
    /// <summary>Opens the store of a data folder, does something with it, and says plainly what went wrong.</summary>
    /// <param name="verb">The verb, for errors.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="config">The configuration of serve, which says where the state is; null for files of the data folder.</param>
    /// <param name="deed">What to do.</param>
    /// <returns>The exit code.</returns>
    public static int With(string verb, DirectoryInfo folder, FileInfo? config, Func<IAccessStore, int> deed)
    {
        try
        {
            var configuration = config is null ? null : Configuration.Read(config.FullName);
            using var place = configuration?.OpenPlace() ?? new FilePlace(folder.FullName);
            if (place is FilePlace)
            {
                var data = configuration?.DataFolder ?? folder.FullName;
                place.Bind(data);
                if (!File.Exists(Path.Combine(data, "access.db"))) throw new FileNotFoundException($"there is no access.db in '{data}'; `windhover serve` makes it in its data folder");
            }

            using var store = place.OpenAccess();
            return deed(store);
        }
        catch (Exception wrong) when (wrong is ConfigurationException or DbException or ArgumentException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Console.Error.WriteLine($"windhover {verb}: {wrong.Message}");
            return ExitCode.Usage;
        }
    }

    /// <summary>Writes down what was done on the command line.</summary>
    public static void Note(IAccessStore store, string what, string on, string detail = "") => store.Note(new()
    {
        Time = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(),
        Who = Environment.UserName,
        Means = SignInMeans.CommandLine,
        What = what,
        On = on,
        Outcome = AuditOutcome.Done,
        Detail = detail,
    });
}
