using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_data_chunk</c> with its vectors.</summary>
internal sealed unsafe class ChunkHandle() : SafeHandle(0, ownsHandle: true)
{
    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        var value = handle;
        NativeMethods.duckdb_destroy_data_chunk(&value);
        return true;
    }
}
