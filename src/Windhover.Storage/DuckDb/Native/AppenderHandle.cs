using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_appender</c>. DuckDB flushes one that it destroys, so clear it first when its rows are not wanted.</summary>
internal sealed unsafe class AppenderHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        var value = handle;
        return NativeMethods.duckdb_appender_destroy(&value) == 0;
    }
}
