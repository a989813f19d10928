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
        """
        CREATE TABLE investigations (
            incident_id TEXT PRIMARY KEY, end_time INTEGER NOT NULL, verdict INTEGER NOT NULL, is_told INTEGER NOT NULL, document TEXT NOT NULL);
        CREATE INDEX investigations_by_end ON investigations (end_time DESC, incident_id);
        CREATE INDEX investigations_by_verdict ON investigations (verdict, end_time DESC, incident_id);

        CREATE TABLE investigation_entities (
            entity_id TEXT NOT NULL, incident_id TEXT NOT NULL REFERENCES investigations ON DELETE CASCADE,
            PRIMARY KEY (entity_id, incident_id)) WITHOUT ROWID;
        CREATE INDEX investigation_entities_by_incident ON investigation_entities (incident_id);

        CREATE TABLE investigation_alerts (
            alert_id TEXT PRIMARY KEY, incident_id TEXT NOT NULL REFERENCES investigations ON DELETE CASCADE) WITHOUT ROWID;
        CREATE INDEX investigation_alerts_by_incident ON investigation_alerts (incident_id);
        """,
        """
        ALTER TABLE incidents ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
        ALTER TABLE incidents ADD COLUMN closing_reason TEXT;
        ALTER TABLE incidents ADD COLUMN closing_text TEXT NOT NULL DEFAULT '';
        ALTER TABLE incidents ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX incidents_by_assignee ON incidents (assignee, detected_at DESC, incident_id);

        CREATE TABLE incident_history (
            number INTEGER PRIMARY KEY AUTOINCREMENT, incident_id TEXT NOT NULL REFERENCES incidents ON DELETE CASCADE, time INTEGER NOT NULL, by TEXT NOT NULL,
            kind TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, reason TEXT, text TEXT NOT NULL, happened_in TEXT NOT NULL);
        CREATE INDEX incident_history_by_incident ON incident_history (incident_id, number DESC);

        CREATE TABLE feedback (
            feedback_id TEXT PRIMARY KEY, model TEXT NOT NULL, entity_id TEXT NOT NULL, time INTEGER NOT NULL, expires_at INTEGER NOT NULL, incident_id TEXT NOT NULL,
            removed_at INTEGER, removed_by TEXT NOT NULL DEFAULT '', document TEXT NOT NULL);
        CREATE INDEX feedback_by_pattern ON feedback (model, entity_id);
        """,
        """
        CREATE TABLE wordings (
            incident_id TEXT PRIMARY KEY REFERENCES investigations ON DELETE CASCADE, made_from TEXT NOT NULL, model TEXT NOT NULL, text TEXT NOT NULL, time INTEGER NOT NULL) WITHOUT ROWID;
        """,
    ];

    /// <summary>Brings the file to the newest version, each step in a transaction of its own.</summary>
    /// <exception cref="NewerStoreException">A newer version of the program wrote the file.</exception>
    public static void Migrate(SqliteConnection connection) => Migrate(connection, Migrations, "state store");

    /// <summary>The same for a new file; one that is there must have the newest version, and is left as it is.</summary>
    public static void Migrate(SqliteConnection connection, bool isNew)
    {
        if (isNew) Migrate(connection);
        else MustBeNewest(connection, Migrations, "state store");
    }

    /// <summary>The same for the tables of another file. Before its first step an older file is copied beside itself, as <c>state.db.v3.bak</c>.</summary>
    /// <param name="connection">The file, open to write.</param>
    /// <param name="migrations">All of its migrations.</param>
    /// <param name="what">What the file is, for errors.</param>
    public static void Migrate(SqliteConnection connection, IReadOnlyList<string> migrations, string what)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version > migrations.Count)
            throw new NewerStoreException($"The {what} has version {version}; this program knows {migrations.Count}. Use the program that wrote it, or a newer one.");
        if (version > 0 && version < migrations.Count) KeepCopy(connection, version);
        for (; version < migrations.Count; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(migrations[version], transaction: transaction);
            connection.Execute($"PRAGMA user_version = {version + 1}", transaction: transaction); // a pragma takes no parameter; this is our own number
            transaction.Commit();
        }
    }

    /// <summary>Refuses a file of another version, and changes nothing.</summary>
    /// <exception cref="NewerStoreException">It has another version.</exception>
    public static void MustBeNewest(SqliteConnection connection, IReadOnlyList<string> migrations, string what)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        if (version != migrations.Count) throw new NewerStoreException($"The {what} has version {version}; this program moves version {migrations.Count}. Start `windhover serve` of this version over its files once.");
    }

    // A copy of the same version that is there already is from a migration that was cut off: nothing was changed since.
    private static void KeepCopy(SqliteConnection connection, int version)
    {
        var copy = $"{connection.DataSource}.v{version}.bak";
        if (File.Exists(copy)) return;
        var partial = copy + ".partial";
        File.Delete(partial);
        connection.Execute("VACUUM INTO @partial", new { partial });
        PrivateFiles.Protect(partial);
        File.Move(partial, copy);
    }
}
