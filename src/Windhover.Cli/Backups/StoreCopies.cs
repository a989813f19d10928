using System.Globalization;
using Microsoft.Data.Sqlite;
using Windhover.Storage;
using Windhover.Storage.DuckDb;

namespace Windhover.Cli.Backups;

/// <summary>Copies of stores that are each as of one commit.</summary>
internal static class StoreCopies
{
    /// <summary>The SQLite files of a data folder by name: state.db first, since everything else may be newer than it, never older.</summary>
    public static IReadOnlyList<string> Databases(string dataFolder) =>
        [.. Directory.EnumerateFiles(dataFolder, "*.db").Select(f => Path.GetFileName(f)).OrderBy(n => n != "state.db").ThenBy(n => n, StringComparer.Ordinal)];

    /// <summary>Copies a SQLite file as of one commit, while others write to it (https://www.sqlite.org/lang_vacuum.html#vacuuminto).</summary>
    /// <returns>Its version.</returns>
    public static long CopySqlite(string from, string to)
    {
        using (var connection = Open(from))
        {
            using var copy = connection.CreateCommand();
            copy.CommandText = "VACUUM INTO $to";
            copy.Parameters.AddWithValue("$to", to);
            copy.ExecuteNonQuery();
        }

        return Number(to, "PRAGMA user_version");
    }

    /// <summary>The last commit in a copy of the state.</summary>
    public static long Epoch(string state) => Number(state, "SELECT epoch FROM commits");

    /// <summary>Copies the telemetry and takes it back to a commit of the state; null leaves that to the start of the server, which does it too.</summary>
    /// <returns>Its version, and its last commit.</returns>
    /// <exception cref="BackupException">Another process has it open and does not hold still.</exception>
    public static (long Version, long Epoch) CopyTelemetry(string dataFolder, string staged, string name, long? epoch)
    {
        var (from, to) = (Path.Combine(dataFolder, name), Path.Combine(staged, name));
        using (var hold = CopyHold.Take(dataFolder))
        {
            if (hold is null) MustBeFree(from);
            File.Copy(from, to);
            if (File.Exists(from + ".wal")) File.Copy(from + ".wal", to + ".wal");
            hold?.End();
        }

        // Its log is worked into the file when it is closed.
        using var telemetry = EmbeddedStores.OpenTelemetry(to);
        telemetry.RollBackTo(epoch ?? telemetry.Epoch);
        return (EmbeddedStores.TelemetryVersion, epoch ?? telemetry.Epoch);
    }

    private static void MustBeFree(string file)
    {
        try
        {
            EmbeddedStores.OpenTelemetry(file).Dispose();
        }
        catch (DuckDbException taken)
        {
            throw new BackupException($"the telemetry is in use by a process that does not hold still for a copy: {taken.Message}");
        }
    }

    private static long Number(string file, string sql)
    {
        using var connection = Open(file);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        connection.Open();
        return connection;
    }
}
