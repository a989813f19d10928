using System.Diagnostics;

namespace Windhover.FunctionalTests.Collection;

/// <summary>The built program, running <c>source test</c>.</summary>
internal static class SourceTest
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code, and all that was written.</returns>
    internal static async Task<(int ExitCode, string Said)> RunAsync(string config, string name, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "windhover.dll"), "source", "test", name, "--config", config]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal)) start.Environment[variable] = value;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
