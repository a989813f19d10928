using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>One open database file. Safe for many threads; each takes a connection of its own.</summary>
internal sealed class DuckDbDatabase : IDisposable
{
    private readonly DatabaseHandle _handle;

    private DuckDbDatabase(DatabaseHandle handle) => _handle = handle;

    /// <summary>Opens the file, and creates it when it is missing.</summary>
    /// <param name="path">The file, or <c>:memory:</c>.</param>
    /// <param name="settings">DuckDB's settings by name (https://duckdb.org/docs/stable/configuration/overview).</param>
    /// <exception cref="DuckDbException">The file is no database, is open in another process, or a setting is refused.</exception>
    public static unsafe DuckDbDatabase Open(string path, IEnumerable<KeyValuePair<string, string>> settings)
    {
        if (NativeMethods.duckdb_create_config(out var config) != 0) throw new DuckDbException("DuckDB has no memory for its settings");
        using (config)
        {
            foreach (var (name, value) in settings)
            {
                if (NativeMethods.duckdb_set_config(config, name, value) != 0) throw new DuckDbException($"DuckDB refuses the setting {name} = {value}");
            }

            var state = NativeMethods.duckdb_open_ext(path, out var database, config, out var error);
            if (state == 0) return new(database);
            database.Dispose();
            var message = Marshal.PtrToStringUTF8((nint)error);
            NativeMethods.duckdb_free(error);
            throw new DuckDbException(message ?? $"DuckDB cannot open {path}");
        }
    }

    /// <summary>A new connection.</summary>
    /// <exception cref="ObjectDisposedException">The database was closed.</exception>
    public DuckDbConnection Connect()
    {
        if (NativeMethods.duckdb_connect(_handle, out var connection) == 0) return new(connection);
        connection.Dispose();
        throw new DuckDbException("DuckDB refuses a connection");
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();
}
