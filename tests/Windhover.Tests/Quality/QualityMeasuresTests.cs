using Shouldly;
using Windhover.Benchmarks.Quality;
using Windhover.Benchmarks.Quality.Baselines;
using Windhover.Benchmarks.Quality.Calibration;
using Windhover.Benchmarks.Quality.Measures;
using Xunit;

namespace Windhover.Tests.Quality;

public class QualityMeasuresTests
{
    [Fact]
    public void AveragePrecisionIsTheMeanPrecisionDownToEachPositive()
    {
        Figures.AveragePrecision([(4, true), (3, false), (2, true), (1, false)]).ShouldBe((1 + 2 / 3.0) / 2, 1e-9);
        Figures.AveragePrecision([(1, true), (1, false), (1, false), (1, false)]).ShouldBe(0.25, 1e-9, "a tie gives no credit for its order");
        Figures.AveragePrecision([(1, false)]).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(10, 4.795, 18.390)]
    public void APoissonIntervalIsTheExactOne(long count, double low, double high)
    {
        var interval = Figures.Poisson(count);
        interval.Low.ShouldBe(low, 0.001);
        interval.High.ShouldBe(high, 0.001);
    }

    [Fact]
    public void ABootstrapIntervalHoldsTheMeanAndIsTheSameEveryTime()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? 1.0 : 0)];
        var interval = Bootstrap.Mean(values);
        interval.Value.ShouldBe(0.25);
        interval.Low.ShouldBeInRange(0.1, 0.2);
        interval.High.ShouldBeInRange(0.3, 0.42);
        Bootstrap.Mean(values).ShouldBe(interval);
        Bootstrap.Mean([]).ToString().ShouldBe("–");
    }

    [Fact]
    public void AQuantileLiesBetweenItsNeighbours()
    {
        Figures.Quantile([4, 1, 3, 2], 0.5).ShouldBe(2.5);
        Figures.Quantile([7], 0.9).ShouldBe(7);
        Figures.Quantile([], 0.5).ShouldBe(double.NaN);
    }

    [Fact]
    public void ARatioFoundedOnLessThanOneExpectedWindowIsNone()
    {
        CalibrationTables.Ratio(0, 0.3).ShouldBe("<1 expected");
        CalibrationTables.Ratio(2, 0.3).ShouldBe("<1 expected, 2 seen");
        CalibrationTables.Ratio(10, 5).ShouldBeOfType<Interval>().Value.ShouldBe(2);
    }

    [Fact]
    public void AReportAndATuningRunShareNoSeed()
    {
        var report = QualityOptions.Read(["--set", "report", "--estates", "400"]);
        var tuning = QualityOptions.Read(["--set", "tuning", "--estates", "400"]);
        (tuning.FirstSeed + 9000 + tuning.Estates).ShouldBeLessThan(report.FirstSeed);
        Should.Throw<ArgumentException>(() => QualityOptions.Read(["--only", "nothing"]));
    }

    [Fact]
    public void TheBaselinesRankTheDayOnWhichSomethingHappenedFirst()
    {
        var windows = new List<SeenWindow>();
        for (var day = 0; day < 8; day++)
        {
            for (var hour = 0; hour < 24; hour++)
            {
                var odd = day == 7 && hour == 13;
                windows.Add(new SeenWindow("device:a", (day * 24 + hour + 1) * 3_600_000L, day, odd ? 90_000_000 : 50_000 + hour * 1000, 10_000, 20, 5, 0, odd ? 40 : hour == 9 ? 1 : 0));
                windows.Add(new SeenWindow("device:b", (day * 24 + hour + 1) * 3_600_000L, day, 70_000 + hour * 500, 10_000, 30, 5, 0, hour % 6 == 0 ? 2 : 0));
            }
        }

        foreach (var findings in (IReadOnlyList<Finding>[])[FirstSeenRule.Run(windows), VolumeScores.Run(windows)])
        {
            findings.Count.ShouldBe(16);
            var worst = findings.MaxBy(f => f.Score);
            (worst.Entity, worst.Day).ShouldBe(("device:a", 7));
        }
    }
}
