using Microsoft.Data.Sqlite;

namespace Windhover.Storage.Sqlite;

/// <summary>The tables of the response; migrations as those of <see cref="StateSchema"/>.</summary>
internal static class ResponseSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE actions (
            action_id TEXT PRIMARY KEY, incident_id TEXT NOT NULL, entity_id TEXT NOT NULL, status TEXT NOT NULL, created_at INTEGER NOT NULL, version INTEGER NOT NULL, document TEXT NOT NULL);
        CREATE INDEX actions_by_time ON actions (created_at DESC, action_id);
        CREATE INDEX actions_by_incident ON actions (incident_id, created_at DESC, action_id);
        CREATE INDEX actions_by_entity ON actions (entity_id, created_at DESC, action_id);
        CREATE INDEX actions_by_status ON actions (status, created_at, action_id);

        CREATE TABLE action_log (
            number INTEGER PRIMARY KEY AUTOINCREMENT, action_id TEXT NOT NULL, incident_id TEXT NOT NULL, time INTEGER NOT NULL, by TEXT NOT NULL, step TEXT NOT NULL, text TEXT NOT NULL);
        CREATE INDEX action_log_by_action ON action_log (action_id, number DESC);
        CREATE INDEX action_log_by_incident ON action_log (incident_id, number DESC);
        """,
    ];

    /// <summary>The newest version.</summary>
    public static int Newest => Migrations.Length;

    /// <summary>Brings the file to the newest version, each step in a transaction of its own.</summary>
    /// <exception cref="NewerStoreException">A newer version of the program wrote the file.</exception>
    public static void Migrate(SqliteConnection connection) => StateSchema.Migrate(connection, Migrations, "response store");

    /// <summary>The same for a new file; one that is there must have the newest version, and is left as it is.</summary>
    public static void Migrate(SqliteConnection connection, bool isNew)
    {
        if (isNew) Migrate(connection);
        else StateSchema.MustBeNewest(connection, Migrations, "response store");
    }
}
