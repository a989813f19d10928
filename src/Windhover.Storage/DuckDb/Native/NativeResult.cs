using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary><c>duckdb_result</c>: the deprecated fields are there for their size only.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeResult
{
    public ulong DeprecatedColumnCount;
    public ulong DeprecatedRowCount;
    public ulong DeprecatedRowsChanged;
    public nint DeprecatedColumns;
    public nint DeprecatedErrorMessage;
    public nint Data;
}
