using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary><c>duckdb_uhugeint</c>: the lower half first, whatever the byte order of the machine.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct NativeUInt128(ulong Lower, ulong Upper);
