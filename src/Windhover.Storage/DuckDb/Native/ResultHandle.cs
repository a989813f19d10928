using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Owns a <c>duckdb_result</c> in memory of its own, so that it has one address for its whole life.</summary>
internal sealed unsafe class ResultHandle : SafeHandle
{
    public ResultHandle()
        : base(0, ownsHandle: true) => SetHandle((nint)NativeMemory.AllocZeroed((nuint)sizeof(NativeResult)));

    /// <inheritdoc />
    public override bool IsInvalid => handle == 0;

    /// <summary>The next rows; an invalid handle at the end.</summary>
    /// <exception cref="ObjectDisposedException">The result was disposed.</exception>
    public ChunkHandle Fetch()
    {
        var added = false;
        try
        {
            DangerousAddRef(ref added);
            return NativeMethods.duckdb_fetch_chunk(*(NativeResult*)handle);
        }
        finally
        {
            if (added) DangerousRelease();
        }
    }

    /// <inheritdoc />
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_result((NativeResult*)handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
