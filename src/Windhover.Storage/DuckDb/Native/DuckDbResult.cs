using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>The rows of one statement, in chunks of up to 2048.</summary>
internal sealed class DuckDbResult : IDisposable
{
    private readonly ResultHandle _handle;
    private readonly DuckDbType[] _types;

    public DuckDbResult(ResultHandle handle)
    {
        _handle = handle;
        _types = new DuckDbType[(int)NativeMethods.duckdb_column_count(handle)];
        for (var i = 0; i < _types.Length; i++) _types[i] = (DuckDbType)NativeMethods.duckdb_column_type(handle, (ulong)i);
    }

    /// <summary>Types of the columns.</summary>
    public ReadOnlySpan<DuckDbType> Columns => _types;

    /// <summary>The next rows, or null at the end. Dispose each.</summary>
    public DuckDbChunk? Fetch()
    {
        var chunk = _handle.Fetch();
        if (!chunk.IsInvalid) return new(chunk, _types);
        chunk.Dispose();
        return null;
    }

    /// <summary>Every row through one function.</summary>
    public List<T> Read<T>(Func<DuckDbChunk, int, T> read)
    {
        var rows = new List<T>();
        while (Fetch() is { } chunk)
        {
            using (chunk)
            {
                for (var row = 0; row < chunk.Size; row++) rows.Add(read(chunk, row));
            }
        }

        return rows;
    }

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    internal static DuckDbException Error(ResultHandle result) =>
        new(Marshal.PtrToStringUTF8(NativeMethods.duckdb_result_error(result)) ?? "DuckDB failed and gives no reason");
}
