using System.Text;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>A prepared statement; parameters count from 1.</summary>
internal sealed class DuckDbStatement(StatementHandle handle) : IDisposable
{
    /// <summary>How many parameters it has.</summary>
    public int Parameters => (int)NativeMethods.duckdb_nparams(handle);

    /// <summary>Sets one parameter: a long, an int, a bool, a UInt128, a string (its NULs too) or null.</summary>
    /// <exception cref="DuckDbException">There is no such parameter.</exception>
    /// <exception cref="ArgumentException">A value of another type.</exception>
    public void Bind(int index, object? value)
    {
        var i = (ulong)index;
        var state = value switch
        {
            null => NativeMethods.duckdb_bind_null(handle, i),
            long number => NativeMethods.duckdb_bind_int64(handle, i, number),
            int number => NativeMethods.duckdb_bind_int64(handle, i, number),
            bool truth => NativeMethods.duckdb_bind_boolean(handle, i, truth),
            UInt128 wide => NativeMethods.duckdb_bind_uhugeint(handle, i, new((ulong)wide, (ulong)(wide >> 64))),
            string text => BindText(i, text),
            _ => throw new ArgumentException($"A parameter cannot be a {value.GetType()}", nameof(value)),
        };
        if (state != 0) throw new DuckDbException($"The statement has no parameter {index}");
    }

    /// <summary>Runs it with the parameters set.</summary>
    /// <exception cref="DuckDbException">With DuckDB's message.</exception>
    public DuckDbResult Execute()
    {
        var result = new ResultHandle();
        if (NativeMethods.duckdb_execute_prepared(handle, result) == 0) return new(result);
        using (result) throw DuckDbResult.Error(result);
    }

    /// <inheritdoc />
    public void Dispose() => handle.Dispose();

    private unsafe int BindText(ulong index, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        fixed (byte* bytes = utf8.Length == 0 ? [0] : utf8) return NativeMethods.duckdb_bind_varchar_length(handle, index, bytes, (ulong)utf8.Length);
    }
}
