using System.Diagnostics;
using System.Globalization;
using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The benchmark of investigations keeps running, and no investigation is slow or asks much.</summary>
public sealed class InvestigationsBenchmarkTests
{
    [Fact]
    public void InvestigationsOfTheShortRunTakeUnderASecondAndUnderFiftyLookUps()
    {
        if (OperatingSystem.IsWindows()) Assert.Skip("bench/run.sh is for a Unix shell");
        var start = new ProcessStartInfo("bash", [Path.Combine(RepositoryTree.Root, "bench", "run.sh"), "--investigations", "--short"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, output);
        var took = Row(output, "wall time of an investigation, ms");
        took[0].ShouldBeGreaterThan(5, "investigations");
        took[2].ShouldBeInRange(0.001, 1000, "p95, milliseconds");
        var lookUps = Row(output, "look-ups of an investigation");
        lookUps[2].ShouldBeInRange(1, 49, "p95, look-ups");
        Row(output, "share of the run that is spent investigating")[0].ShouldBeInRange(0, 0.5);
    }

    private static double[] Row(string output, string name) =>
        [.. output.Split('\n').Single(l => l.StartsWith($"| {name} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries).Skip(2).Where(c => c.Length > 0).Select(c => double.Parse(c, NumberStyles.Number, CultureInfo.InvariantCulture))];
}
