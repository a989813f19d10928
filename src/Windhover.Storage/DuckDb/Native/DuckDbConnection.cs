using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>One connection: one thread at a time, one transaction at a time.</summary>
internal sealed class DuckDbConnection(ConnectionHandle handle) : IDisposable
{
    /// <summary>Runs SQL without parameters; several statements may stand in it.</summary>
    /// <returns>How many rows the last one changed.</returns>
    /// <exception cref="DuckDbException">With DuckDB's message.</exception>
    public long Execute(string sql)
    {
        using var result = new ResultHandle();
        if (NativeMethods.duckdb_query(handle, sql, result) != 0) throw DuckDbResult.Error(result);
        return (long)NativeMethods.duckdb_rows_changed(result);
    }

    /// <summary>Runs one statement with its parameters, <c>$1</c> first, and gives its rows.</summary>
    /// <exception cref="DuckDbException">With DuckDB's message.</exception>
    public DuckDbResult Query(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var statement = Prepare(sql);
        for (var i = 0; i < parameters.Length; i++) statement.Bind(i + 1, parameters[i]);
        return statement.Execute();
    }

    /// <summary>Prepares one statement.</summary>
    /// <exception cref="DuckDbException">With DuckDB's message.</exception>
    public DuckDbStatement Prepare(string sql)
    {
        if (NativeMethods.duckdb_prepare(handle, sql, out var statement) == 0) return new(statement);
        using (statement) throw new DuckDbException(Marshal.PtrToStringUTF8(NativeMethods.duckdb_prepare_error(statement)) ?? "DuckDB cannot prepare the statement");
    }

    /// <summary>An appender to a table, whose columns have these types.</summary>
    /// <exception cref="DuckDbException">There is no such table, or its columns are others.</exception>
    public DuckDbAppender Appender(string table, params ReadOnlySpan<DuckDbType> columns)
    {
        if (NativeMethods.duckdb_appender_create(handle, null, table, out var appender) == 0) return new(appender, columns);
        using (appender) throw new DuckDbException(Marshal.PtrToStringUTF8(NativeMethods.duckdb_appender_error(appender)) ?? $"DuckDB cannot append to {table}");
    }

    /// <inheritdoc />
    public void Dispose() => handle.Dispose();
}
