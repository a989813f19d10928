using Shouldly;
using Windhover.Benchmarks.Quality;
using Windhover.Benchmarks.Quality.Baselines;
using Windhover.Benchmarks.Quality.Calibration;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;
using Xunit;

namespace Windhover.Tests.Quality;

/// <summary>The protocol in its shortest form: that it runs and that its numbers add up, not how good they are.</summary>
public sealed class QualityRunTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("windhover-quality-test").FullName;

    [Fact]
    public void AShortRunGivesTablesWhoseNumbersAddUp()
    {
        var options = QualityOptions.Read(["--estates", "1", "--days", "2", "--scale", "0.2", "--set", "tuning", "--work", folder]);
        SimulatedResults results;
        using (var estate = SimulatedEstate.Make(options, options.FirstSeed))
        {
            var (outcome, seen) = SimulatedPart.RunOne(estate, Mode.All[0], keepWindows: true);
            Check(outcome);
            var baselines = BaselineTables.Run(estate, seen.Windows, folder);
            baselines.Count.ShouldBe(IsolationForest.Missing is null ? 3 : 2);
            foreach (var baseline in baselines) baseline.Ranking.Count.ShouldBe(outcome.EntityDays);
            results = new SimulatedResults { Estates = [[outcome], [outcome]], Quiet = [[], []], Baselines = baselines, Calibration = seen.Calibration, SecondsPerEstate = 1 };
        }

        results.Calibration.Windows.Values.Sum().ShouldBeGreaterThan(100);
        foreach (var name in results.Calibration.Windows.Keys)
        {
            for (var i = 1; i < CalibrationCounts.Nominal.Length; i++)
                results.Calibration.Observed(name, CalibrationCounts.Whole, i).ShouldBeLessThanOrEqualTo(results.Calibration.Observed(name, CalibrationCounts.Whole, i - 1));
        }

        var text = SimulatedTables.Write(results) + BaselineTables.Write(results) + CalibrationTables.Write([("quiet", results.Calibration)]);
        foreach (var heading in (string[])["## Simulated estates", "### By family", "### Time to detect", "## Baselines", "## Calibration"]) text.ShouldContain(heading);
        foreach (var attack in results.Estates[0][0].Attacks) text.ShouldContain($"| {attack.Story.Kind} |");
        QualityJson.Of(options, results).Length.ShouldBeGreaterThan(1000);
        Directory.EnumerateFileSystemEntries(folder).ShouldBeEmpty("the logs of an estate are removed");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Check(EstateOutcome estate)
    {
        estate.Attacks.Count.ShouldBeGreaterThan(3);
        estate.EntityDays.ShouldBe(estate.Ranking.Count);
        estate.Ranking.Count(r => r.Positive).ShouldBeGreaterThanOrEqualTo(3);
        estate.OthersByDay.Count.ShouldBe(2);
        (estate.TrueIncidents + estate.OthersByDay.Sum()).ShouldBeLessThanOrEqualTo(estate.Incidents);
        (estate.TrueIncidents > 0).ShouldBe(estate.Attacks.Any(a => a.Found));
        for (var k = 0; k < Budget.PerThousand.Length; k++)
        {
            estate.Attacks.Count(a => a.FoundAt[k]).ShouldBeLessThanOrEqualTo(estate.Attacks.Count(a => a.FoundAtFalse[k]));
            if (k > 0) estate.Attacks.ShouldAllBe(a => !a.FoundAt[k - 1] || a.FoundAt[k]);
        }

        foreach (var attack in estate.Attacks) (attack.MinutesToDetect is not null).ShouldBe(attack.Found);
    }
}
