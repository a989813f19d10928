using System.Reflection;
using System.Runtime.InteropServices;

namespace Windhover.Storage.DuckDb.Native;

/// <summary>Finds DuckDB's native library where the build puts it: <c>runtimes/&lt;rid&gt;/native</c> beside the program, or beside it directly.</summary>
internal static class DuckDbLibrary
{
    /// <summary>Version of the library that is loaded, <c>v1.5.5</c>.</summary>
    public static string Version => Marshal.PtrToStringUTF8(NativeMethods.duckdb_library_version()) ?? "";

    internal static void Register() => NativeLibrary.SetDllImportResolver(typeof(DuckDbLibrary).Assembly, Resolve);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != NativeMethods.Library) return 0;
        foreach (var path in Candidates())
        {
            if (File.Exists(path)) return NativeLibrary.Load(path);
        }

        throw new DllNotFoundException($"DuckDB's library is not where the build puts it; looked for {string.Join(", ", Candidates())}");
    }

    private static IEnumerable<string> Candidates()
    {
        var (system, file) = OperatingSystem.IsWindows() ? ("win", "duckdb.dll") : OperatingSystem.IsMacOS() ? ("osx", "libduckdb.dylib") : ("linux", "libduckdb.so");
        var rid = $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        yield return Path.Combine(AppContext.BaseDirectory, "runtimes", rid, "native", file);
        yield return Path.Combine(AppContext.BaseDirectory, file);
    }
}
