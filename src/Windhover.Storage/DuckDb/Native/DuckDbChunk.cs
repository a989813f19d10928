namespace Windhover.Storage.DuckDb.Native;

/// <summary>Rows of a result as DuckDB holds them: one vector and one validity mask a column.</summary>
internal sealed unsafe class DuckDbChunk : IDisposable
{
    private readonly ChunkHandle _handle;
    private readonly DuckDbType[] _types;
    private readonly nint[] _data;
    private readonly nint[] _validity;

    public DuckDbChunk(ChunkHandle handle, DuckDbType[] types)
    {
        _handle = handle;
        _types = types;
        Size = (int)NativeMethods.duckdb_data_chunk_get_size(handle);
        _data = new nint[types.Length];
        _validity = new nint[types.Length];
        for (var i = 0; i < types.Length; i++)
        {
            var vector = NativeMethods.duckdb_data_chunk_get_vector(handle, (ulong)i);
            _data[i] = (nint)NativeMethods.duckdb_vector_get_data(vector);
            _validity[i] = (nint)NativeMethods.duckdb_vector_get_validity(vector);
        }
    }

    /// <summary>How many rows.</summary>
    public int Size { get; }

    /// <summary>True when the cell is NULL: its bit in the mask is 0. A vector without a mask has none.</summary>
    public bool IsNull(int column, int row)
    {
        Check(row);
        var mask = (ulong*)_validity[column];
        return mask is not null && (mask[row >> 6] & (1UL << (row & 63))) == 0;
    }

    /// <summary>A cell of a BIGINT column.</summary>
    public long Int64(int column, int row) => ((long*)Cells(column, row, DuckDbType.BigInt))[row];

    /// <summary>A cell of an INTEGER column.</summary>
    public int Int32(int column, int row) => ((int*)Cells(column, row, DuckDbType.Integer))[row];

    /// <summary>A cell of a USMALLINT column.</summary>
    public ushort UInt16(int column, int row) => ((ushort*)Cells(column, row, DuckDbType.USmallInt))[row];

    /// <summary>A cell of a BOOLEAN column.</summary>
    public bool Boolean(int column, int row) => ((byte*)Cells(column, row, DuckDbType.Boolean))[row] != 0;

    /// <summary>A cell of a UHUGEINT column.</summary>
    public NativeUInt128 UInt128(int column, int row) => ((NativeUInt128*)Cells(column, row, DuckDbType.UHugeInt))[row];

    /// <summary>A cell of a VARCHAR column.</summary>
    public string Text(int column, int row) => NativeString.Read((NativeString*)Cells(column, row, DuckDbType.Varchar) + row);

    /// <inheritdoc />
    public void Dispose() => _handle.Dispose();

    private void* Cells(int column, int row, DuckDbType type)
    {
        if (_types[column] != type) throw new InvalidCastException($"Column {column} is {_types[column]}, not {type}");
        if (IsNull(column, row)) throw new InvalidCastException($"Column {column} is NULL in row {row}");
        return (void*)_data[column];
    }

    private void Check(int row)
    {
        ObjectDisposedException.ThrowIf(_handle.IsClosed, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Size, nameof(row));
    }
}
