using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_connection</c>; what is not committed is rolled back with it.</summary>
internal sealed unsafe class ConnectionHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        var value = handle;
        NativeMethods.duckdb_disconnect(&value);
        return true;
    }
}
