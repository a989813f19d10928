using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The benchmark of growing estates keeps running, and its state comes back.</summary>
public sealed class ScaleBenchmarkTests
{
    [Fact]
    public void EverySizeOfTheShortRunHasItsFigures()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("bench/run.sh is for a Unix shell");
        var start = new ProcessStartInfo("bash", [Path.Combine(RepositoryTree.Root, "bench", "run.sh"), "--scale", "--short"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        var rows = output.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        rows.Count.ShouldBe(2);
        foreach (var row in rows)
        {
            Number(row[1]).ShouldBeGreaterThanOrEqualTo(100, "entities");
            Number(row[2]).ShouldBe(40_000);
            Number(row[3]).ShouldBeGreaterThan(0, "records a second");
            Number(row[4]).ShouldBeGreaterThan(0, "bytes an entity");
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
