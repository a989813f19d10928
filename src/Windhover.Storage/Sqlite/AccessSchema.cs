using Microsoft.Data.Sqlite;

namespace Windhover.Storage.Sqlite;

/// <summary>The tables of users, sessions, tokens and the audit log; migrations as those of <see cref="StateSchema"/>.</summary>
internal static class AccessSchema
{
    private static readonly string[] Migrations =
    [
        """
        CREATE TABLE users (user_key TEXT PRIMARY KEY, subject TEXT UNIQUE, document TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE sessions (
            hash TEXT PRIMARY KEY, session_id TEXT NOT NULL UNIQUE, user_key TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
            created_at INTEGER NOT NULL, last_used INTEGER NOT NULL, expires_at INTEGER NOT NULL, document TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX sessions_by_user ON sessions (user_key, created_at DESC);

        CREATE TABLE tokens (
            hash TEXT PRIMARY KEY, token_id TEXT NOT NULL UNIQUE, owner_key TEXT NOT NULL REFERENCES users, created_at INTEGER NOT NULL,
            last_used INTEGER, last_address TEXT NOT NULL DEFAULT '', revoked_at INTEGER, document TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX tokens_by_owner ON tokens (owner_key, created_at DESC);
        CREATE TABLE token_addresses (token_id TEXT NOT NULL REFERENCES tokens (token_id), address TEXT NOT NULL, PRIMARY KEY (token_id, address)) WITHOUT ROWID;

        CREATE TABLE welcome (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), hash TEXT NOT NULL, expires_at INTEGER NOT NULL);

        CREATE TABLE audit (
            number INTEGER PRIMARY KEY, time INTEGER NOT NULL, who TEXT NOT NULL, means TEXT NOT NULL, address TEXT NOT NULL, what TEXT NOT NULL, object TEXT NOT NULL,
            outcome TEXT NOT NULL, detail TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL);
        CREATE INDEX audit_by_who ON audit (who, number DESC);
        CREATE INDEX audit_by_what ON audit (what, number DESC);
        CREATE TABLE audit_head (only_row INTEGER PRIMARY KEY CHECK (only_row = 1), number INTEGER NOT NULL, hash TEXT NOT NULL);
        INSERT INTO audit_head VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
        CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is only ever added to'); END;
        """,
    ];

    /// <summary>Brings the file to the newest version, each step in a transaction of its own.</summary>
    /// <exception cref="InvalidOperationException">A newer version of the program wrote the file.</exception>
    public static void Migrate(SqliteConnection connection) => StateSchema.Migrate(connection, Migrations, "access store");

    /// <summary>The same for a new file; one that is there must have the newest version, and is left as it is.</summary>
    public static void Migrate(SqliteConnection connection, bool isNew)
    {
        if (isNew) Migrate(connection);
        else StateSchema.MustBeNewest(connection, Migrations, "access store");
    }
}
