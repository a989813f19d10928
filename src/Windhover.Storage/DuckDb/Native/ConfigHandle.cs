using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_config</c>.</summary>
internal sealed unsafe class ConfigHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        var value = handle;
        NativeMethods.duckdb_destroy_config(&value);
        return true;
    }
}
