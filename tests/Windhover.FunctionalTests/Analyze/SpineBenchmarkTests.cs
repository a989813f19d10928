using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The benchmark that people run by hand keeps running.</summary>
public sealed class SpineBenchmarkTests
{
    [Fact]
    public void EveryFigureOfTheShortRunIsAboveZero()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("bench/run.sh is for a Unix shell");
        var start = new ProcessStartInfo("bash", [Path.Combine(RepositoryTree.Root, "bench", "run.sh"), "--short"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        var rows = output.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(l => l.Split('|', StringSplitOptions.TrimEntries)).ToList();
        rows.Count(r => r[1].StartsWith("VPC flow: ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(4);
        rows.Count(r => r[1].StartsWith("CloudTrail: ", StringComparison.Ordinal)).ShouldBe(4);
        foreach (var row in rows)
        {
            Number(row[2]).ShouldBeGreaterThan(0, row[1]);
            Number(row[3]).ShouldBeGreaterThan(0, row[1]);
        }
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
