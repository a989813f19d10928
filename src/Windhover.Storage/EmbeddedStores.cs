using Windhover.Core.Access;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Storage.DuckDb;
using Windhover.Storage.Relational;
using Windhover.Storage.Sqlite;

namespace Windhover.Storage;

/// <summary>The embedded stores, each one file of its own.</summary>
public static class EmbeddedStores
{
    /// <summary>Opens the state store (SQLite), and creates the file when it is missing.</summary>
    /// <param name="path">The file; its folder must exist. SQLite keeps two more beside it while it is open (<c>-wal</c>, <c>-shm</c>).</param>
    /// <exception cref="NewerStoreException">A newer version of the program wrote the file.</exception>
    public static IStateStore OpenState(string path) => new StateStore(new SqliteDatabase(path, StateSchema.Migrate));

    /// <summary>Opens the response store (SQLite), and creates the file when it is missing.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="NewerStoreException">A newer version of the program wrote the file.</exception>
    public static IResponseStore OpenResponse(string path) => new ResponseStore(new SqliteDatabase(path, ResponseSchema.Migrate));

    /// <summary>Opens the output store (SQLite), and creates the file when it is missing.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="InvalidOperationException">A newer version of the program wrote the file.</exception>
    public static IOutputStore OpenOutputs(string path) => new OutputStore(new SqliteDatabase(path, OutputSchema.Migrate));

    /// <summary>Opens the access store (SQLite), and creates the file when it is missing. Only its owner may read it.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="InvalidOperationException">A newer version of the program wrote the file.</exception>
    public static IAccessStore OpenAccess(string path)
    {
        AccessFile.Prepare(path);
        return new AccessStore(new SqliteDatabase(path, AccessSchema.Migrate));
    }

    /// <summary>
    /// Opens the telemetry store (DuckDB), and creates the file when it is missing. Then call <see cref="ITelemetryStore.RollBackTo"/> with the state
    /// store's epoch before anything is appended.
    /// </summary>
    /// <param name="path">The file; its folder must exist. DuckDB keeps its log (<c>.wal</c>) and what does not fit in memory (<c>.tmp</c>) beside it.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <exception cref="DuckDbException">The file is no database, or another process has it open.</exception>
    /// <exception cref="NewerStoreException">A newer version of the program wrote the file.</exception>
    public static ITelemetryStore OpenTelemetry(string path, DuckDbOptions? options = null) => new DuckDbTelemetryStore(path, options ?? new());

    /// <summary>The newest version of the telemetry store that this program knows.</summary>
    public static long TelemetryVersion => TelemetrySchema.Version;

    /// <summary>The newest version that this program knows of a store, by the name of its file; null for a file that is none of these.</summary>
    public static long? VersionOf(string file) => file switch
    {
        "state.db" => StateSchema.Migrations.Length,
        "response.db" => ResponseSchema.Newest,
        "telemetry.duckdb" => TelemetryVersion,
        _ => null,
    };
}
