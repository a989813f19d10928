using Windhover.Storage.DuckDb.Native;

namespace Windhover.Storage.DuckDb;

/// <summary>The tables: one row of bookkeeping, and a pair of tables for each day.</summary>
internal static class TelemetrySchema
{
    /// <summary>The newest version.</summary>
    public const long Version = 3;

    /// <summary>Creates what a new file lacks.</summary>
    /// <exception cref="NewerStoreException">A newer version of the program wrote the file.</exception>
    public static void Create(DuckDbConnection connection)
    {
        connection.Execute(
            $"""
            BEGIN TRANSACTION;
            CREATE TABLE IF NOT EXISTS meta (version BIGINT NOT NULL, epoch BIGINT NOT NULL, next_sequence BIGINT NOT NULL);
            INSERT INTO meta SELECT {Version}, 0, 0 WHERE NOT EXISTS (FROM meta);
            COMMIT;
            """);
        using var result = connection.Query("SELECT version FROM meta");
        var version = result.Read((chunk, row) => chunk.Int64(0, row))[0];
        if (version > Version)
            throw new NewerStoreException($"The telemetry store has version {version}; this program knows {Version}. Use the program that wrote it, or a newer one.");
        if (version < 2) AddPlaces(connection);
        if (version < 3) AddCredentials(connection);
    }

    // A step is one transaction. No copy is made: days of telemetry may be more than the disk has room for twice.
    // Version 2 says what network and country an address is in, and names what was acted on.
    private static void AddPlaces(DuckDbConnection connection)
    {
        var changes = Days(connection).Select(day =>
            $"""
            ALTER TABLE {day.Events} ADD COLUMN resource VARCHAR DEFAULT '';
            ALTER TABLE {day.Events} ADD COLUMN related VARCHAR DEFAULT '';
            ALTER TABLE {day.Events} ADD COLUMN severity USMALLINT DEFAULT 0;
            ALTER TABLE {day.Events} ADD COLUMN remote_asn BIGINT DEFAULT 0;
            ALTER TABLE {day.Events} ADD COLUMN remote_country VARCHAR DEFAULT '';
            ALTER TABLE {day.Events} ADD COLUMN remote_class USMALLINT DEFAULT 0;
            ALTER TABLE {day.Connections} ADD COLUMN peer_asn BIGINT DEFAULT 0;
            ALTER TABLE {day.Connections} ADD COLUMN peer_country VARCHAR DEFAULT '';
            ALTER TABLE {day.Connections} ADD COLUMN peer_class USMALLINT DEFAULT 0;

            """);
        connection.Execute($"BEGIN TRANSACTION; {string.Concat(changes)} UPDATE meta SET version = 2; COMMIT;");
    }

    // Version 3 says which credential signed a call; of what was stored before, that is not known.
    private static void AddCredentials(DuckDbConnection connection)
    {
        var changes = Days(connection).Select(day => $"ALTER TABLE {day.Events} ADD COLUMN credential VARCHAR DEFAULT ''; ALTER TABLE {day.Events} ADD COLUMN credential_lasts USMALLINT DEFAULT 0;\n");
        connection.Execute($"BEGIN TRANSACTION; {string.Concat(changes)} UPDATE meta SET version = 3; COMMIT;");
    }

    /// <summary>The last epoch committed, and the number of the next event.</summary>
    public static (long Epoch, long NextSequence) Read(DuckDbConnection connection)
    {
        using var result = connection.Query("SELECT epoch, next_sequence FROM meta");
        return result.Read((chunk, row) => (chunk.Int64(0, row), chunk.Int64(1, row)))[0];
    }

    /// <summary>The days that have tables, oldest first; a table may be empty.</summary>
    public static List<TelemetryDay> Days(DuckDbConnection connection)
    {
        using var result = connection.Query("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND starts_with(table_name, 'events_')");
        var days = result.Read((chunk, row) => TelemetryDay.OfTable(chunk.Text(0, row))).OfType<TelemetryDay>().ToList();
        days.Sort();
        return days;
    }

    /// <summary>Those of the days that hold a row.</summary>
    public static List<TelemetryDay> Filled(DuckDbConnection connection, IEnumerable<TelemetryDay> days) => [.. days.Where(day =>
    {
        using var result = connection.Query($"SELECT EXISTS (FROM {day.Events}) OR EXISTS (FROM {day.Connections})");
        return result.Read((chunk, row) => chunk.Boolean(0, row))[0];
    })];

    /// <summary>Creates the tables of a day.</summary>
    public static void CreateDay(DuckDbConnection connection, TelemetryDay day) => connection.Execute(
        $"""
        CREATE TABLE IF NOT EXISTS {day.Events} (
            epoch BIGINT NOT NULL, sequence BIGINT NOT NULL, time BIGINT NOT NULL, class USMALLINT NOT NULL, source VARCHAR NOT NULL,
            entity_id VARCHAR NOT NULL, target_id VARCHAR NOT NULL, operation VARCHAR NOT NULL, service VARCHAR NOT NULL, outcome VARCHAR NOT NULL,
            error VARCHAR NOT NULL, account VARCHAR NOT NULL, region VARCHAR NOT NULL, agent VARCHAR NOT NULL, source_address UHUGEINT NOT NULL,
            destination_address UHUGEINT NOT NULL, port INTEGER NOT NULL, protocol INTEGER NOT NULL, bytes_out BIGINT NOT NULL,
            bytes_in BIGINT NOT NULL, file VARCHAR NOT NULL, file_offset BIGINT NOT NULL, record_length INTEGER NOT NULL, record_id VARCHAR NOT NULL,
            resource VARCHAR NOT NULL, related VARCHAR NOT NULL, severity USMALLINT NOT NULL, remote_asn BIGINT NOT NULL, remote_country VARCHAR NOT NULL,
            remote_class USMALLINT NOT NULL, credential VARCHAR NOT NULL, credential_lasts USMALLINT NOT NULL);
        CREATE TABLE IF NOT EXISTS {day.Connections} (
            epoch BIGINT NOT NULL, hour BIGINT NOT NULL, entity_id VARCHAR NOT NULL, peer VARCHAR NOT NULL, peer_address UHUGEINT NOT NULL,
            port INTEGER NOT NULL, protocol INTEGER NOT NULL, serves BOOLEAN NOT NULL, blocked BOOLEAN NOT NULL, records BIGINT NOT NULL,
            bytes_out BIGINT NOT NULL, bytes_in BIGINT NOT NULL, first_time BIGINT NOT NULL, last_time BIGINT NOT NULL, file VARCHAR NOT NULL,
            file_offset BIGINT NOT NULL, record_length INTEGER NOT NULL, peer_asn BIGINT NOT NULL, peer_country VARCHAR NOT NULL, peer_class USMALLINT NOT NULL);
        """);
}
