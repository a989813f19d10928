using System.Runtime.InteropServices;
using System.Text;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>
/// Appends rows to one table inside the connection's transaction, a chunk of 2048 at a time. Set every column of a row, then end it.
/// </summary>
internal sealed unsafe class DuckDbAppender : IDisposable
{
    private static readonly int Capacity = (int)NativeMethods.duckdb_vector_size();

    private readonly AppenderHandle _handle;
    private readonly ChunkHandle _chunk;
    private readonly nint[] _vectors;
    private readonly nint[] _data;
    private readonly string?[] _last;
    private byte[] _utf8 = new byte[256];
    private int _row;

    public DuckDbAppender(AppenderHandle handle, ReadOnlySpan<DuckDbType> columns)
    {
        _handle = handle;
        _vectors = new nint[columns.Length];
        _data = new nint[columns.Length];
        _last = new string?[columns.Length];
        _chunk = CreateChunk(columns);
        FindVectors();
    }

    public void Int64(int column, long value) => ((long*)Cells(column))[_row] = value;

    public void Int32(int column, int value) => ((int*)Cells(column))[_row] = value;

    public void UInt16(int column, ushort value) => ((ushort*)Cells(column))[_row] = value;

    public void Boolean(int column, bool value) => ((byte*)Cells(column))[_row] = value ? (byte)1 : (byte)0;

    public void UInt128(int column, NativeUInt128 value) => ((NativeUInt128*)Cells(column))[_row] = value;

    /// <summary>Text of any length; a lone surrogate becomes U+FFFD.</summary>
    public void Text(int column, string value)
    {
        var cell = (NativeString*)Cells(column) + _row;
        if (ReferenceEquals(value, _last[column]))
        {
            // The same text as in the row above: both may point to the one copy, which lives as long as the chunk.
            *cell = cell[-1];
            return;
        }

        _last[column] = value;
        var longest = value.Length * 3;
        if (_utf8.Length < longest) _utf8 = new byte[longest];
        var length = Encoding.UTF8.GetBytes(value, _utf8);
        if (length <= NativeString.LongestInline)
        {
            *cell = default;
            cell->Length = (uint)length;
            _utf8.AsSpan(0, length).CopyTo(new Span<byte>(cell->Inline, NativeString.LongestInline));
            return;
        }

        fixed (byte* bytes = _utf8) NativeMethods.duckdb_vector_assign_string_element_len(_vectors[column], (ulong)_row, bytes, (ulong)length);
    }

    /// <summary>NULL.</summary>
    public void Null(int column)
    {
        Cells(column);
        _last[column] = null;
        NativeMethods.duckdb_vector_ensure_validity_writable(_vectors[column]);
        NativeMethods.duckdb_vector_get_validity(_vectors[column])[_row >> 6] &= ~(1UL << (_row & 63));
    }

    /// <summary>Ends the row; a full chunk goes to DuckDB.</summary>
    /// <exception cref="DuckDbException">A constraint of the table fails, or there is no room.</exception>
    public void EndRow()
    {
        if (++_row == Capacity) Send();
    }

    /// <summary>Puts everything appended into the table.</summary>
    /// <exception cref="DuckDbException">A constraint of the table fails, or there is no room.</exception>
    public void Flush()
    {
        if (_row > 0) Send();
        if (NativeMethods.duckdb_appender_flush(_handle) != 0) throw Error();
    }

    /// <summary>Closes it; rows that were not flushed are dropped.</summary>
    public void Dispose()
    {
        if (_handle.IsClosed) return;
        NativeMethods.duckdb_appender_clear(_handle);
        _chunk.Dispose();
        _handle.Dispose();
    }

    private static ChunkHandle CreateChunk(ReadOnlySpan<DuckDbType> columns)
    {
        var types = stackalloc nint[columns.Length];
        for (var i = 0; i < columns.Length; i++) types[i] = NativeMethods.duckdb_create_logical_type((int)columns[i]);
        var chunk = NativeMethods.duckdb_create_data_chunk(types, (ulong)columns.Length);
        for (var i = 0; i < columns.Length; i++) NativeMethods.duckdb_destroy_logical_type(&types[i]);
        return chunk;
    }

    private void FindVectors()
    {
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = NativeMethods.duckdb_data_chunk_get_vector(_chunk, (ulong)i);
            _data[i] = (nint)NativeMethods.duckdb_vector_get_data(_vectors[i]);
        }
    }

    private void* Cells(int column)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        return (void*)_data[column];
    }

    private void Send()
    {
        NativeMethods.duckdb_data_chunk_set_size(_chunk, (ulong)_row);
        if (NativeMethods.duckdb_append_data_chunk(_handle, _chunk) != 0) throw Error();
        NativeMethods.duckdb_data_chunk_reset(_chunk);
        FindVectors();
        Array.Clear(_last);
        _row = 0;
    }

    private DuckDbException Error() => new(Marshal.PtrToStringUTF8(NativeMethods.duckdb_appender_error(_handle)) ?? "DuckDB cannot append and gives no reason");
}
