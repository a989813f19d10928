using Dapper;
using Microsoft.Data.Sqlite;

namespace Windhover.Storage.Sqlite;

/// <summary>The tables, one migration a version: <c>user_version</c> of the file says how many it has had. A migration is never edited, only followed by another.</summary>
internal static class StateSchema
{
    internal static readonly string[] Migrations =
    [
        """
        CREATE TABLE commits (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), epoch INTEGER NOT NULL);
        INSERT INTO commits VALUES (1, 0);

        CREATE TABLE snapshots (name TEXT NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL, UNIQUE (name, part));

        CREATE TABLE alerts (
            alert_id TEXT PRIMARY KEY, time INTEGER NOT NULL, entity_id TEXT NOT NULL, model TEXT NOT NULL, document TEXT NOT NULL);
        CREATE INDEX alerts_by_time ON alerts (time DESC, alert_id);
        CREATE INDEX alerts_by_entity ON alerts (entity_id, time DESC, alert_id);
        CREATE INDEX alerts_by_model ON alerts (model, time DESC, alert_id);

        CREATE TABLE incidents (
            incident_id TEXT PRIMARY KEY, detected_at INTEGER NOT NULL, end_time INTEGER NOT NULL, severity INTEGER NOT NULL,
            status INTEGER NOT NULL, status_by_people INTEGER NOT NULL DEFAULT 0,
            folded_title TEXT NOT NULL, folded_summary TEXT NOT NULL, document TEXT NOT NULL);
        CREATE INDEX incidents_by_time ON incidents (detected_at DESC, incident_id);
        CREATE INDEX incidents_by_end ON incidents (end_time);

        CREATE TABLE incident_entities (
            entity_id TEXT NOT NULL, incident_id TEXT NOT NULL REFERENCES incidents ON DELETE CASCADE,
            PRIMARY KEY (entity_id, incident_id)) WITHOUT ROWID;
        CREATE INDEX incident_entities_by_incident ON incident_entities (incident_id);
        """,
    ];

    /// <summary>Brings the file to the newest version, each step in a transaction of its own.</summary>
    /// <exception cref="InvalidOperationException">A newer version of the program wrote the file.</exception>
    public static void Migrate(SqliteConnection connection)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > Migrations.Length)
            throw new InvalidOperationException($"The state store has version {version}; this program knows {Migrations.Length}. Use the program that wrote it, or a newer one.");
        for (; version < Migrations.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(Migrations[version], transaction: transaction);
            connection.Execute($"PRAGMA user_version = {version + 1}", transaction: transaction); // a pragma takes no parameter; this is our own number
            transaction.Commit();
        }
    }
}
