using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_database</c>; the file is closed when its last connection is closed too.</summary>
internal sealed unsafe class DatabaseHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        var value = handle;
        NativeMethods.duckdb_close(&value);
        return true;
    }
}
