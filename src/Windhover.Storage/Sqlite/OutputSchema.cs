using Microsoft.Data.Sqlite;

namespace Windhover.Storage.Sqlite;

/// <summary>The tables of the outputs; migrations as those of <see cref="StateSchema"/>.</summary>
internal static class OutputSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE outputs (
            output TEXT PRIMARY KEY, begun_at INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0, failed INTEGER NOT NULL DEFAULT 0, folded INTEGER NOT NULL DEFAULT 0,
            last_delivered INTEGER NOT NULL DEFAULT 0, problem TEXT NOT NULL DEFAULT '', problem_at INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE tickets (
            output TEXT NOT NULL, incident_id TEXT NOT NULL, is_told INTEGER NOT NULL, remote_id TEXT NOT NULL DEFAULT '', time INTEGER NOT NULL, document TEXT NOT NULL,
            PRIMARY KEY (output, incident_id));
        CREATE INDEX tickets_by_time ON tickets (time);

        CREATE TABLE queue (
            number INTEGER PRIMARY KEY AUTOINCREMENT, output TEXT NOT NULL, incident_id TEXT NOT NULL, revision INTEGER NOT NULL, attempts INTEGER NOT NULL, next_at INTEGER NOT NULL,
            queued_at INTEGER NOT NULL, failed_at INTEGER, problem TEXT NOT NULL DEFAULT '', document TEXT NOT NULL);
        CREATE INDEX queue_waiting ON queue (output, incident_id, number) WHERE failed_at IS NULL;
        CREATE INDEX queue_failed ON queue (output, failed_at) WHERE failed_at IS NOT NULL;
        """,
    ];

    /// <summary>Brings the file to the newest version, each step in a transaction of its own.</summary>
    /// <exception cref="InvalidOperationException">A newer version of the program wrote the file.</exception>
    public static void Migrate(SqliteConnection connection) => StateSchema.Migrate(connection, Migrations, "output store");

    /// <summary>The same for a new file; one that is there must have the newest version, and is left as it is.</summary>
    public static void Migrate(SqliteConnection connection, bool isNew)
    {
        if (isNew) Migrate(connection);
        else StateSchema.MustBeNewest(connection, Migrations, "output store");
    }
}
