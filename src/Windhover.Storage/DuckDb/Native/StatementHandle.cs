using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_prepared_statement</c>; also one that failed to prepare and holds the reason.</summary>
internal sealed unsafe class StatementHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        var value = handle;
        NativeMethods.duckdb_destroy_prepare(&value);
        return true;
    }
}
