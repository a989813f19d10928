using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Scoring;

public sealed class TailCalibratorTests
{
    private const long Minute = 60_000;

    public enum Shape
    {
        Exponential,
        Normal,
        HeavyTailed,
        Mixture,
    }

    [Theory]
    [InlineData(Shape.Exponential, 0.01)]
    [InlineData(Shape.Exponential, 0.001)]
    [InlineData(Shape.Normal, 0.01)]
    [InlineData(Shape.Normal, 0.001)]
    [InlineData(Shape.HeavyTailed, 0.01)]
    [InlineData(Shape.HeavyTailed, 0.001)]
    [InlineData(Shape.Mixture, 0.01)]
    [InlineData(Shape.Mixture, 0.001)]
    public void ANominalRateIsTheRateThatIsMet(Shape shape, double rate)
    {
        long judged = 0, hits = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var calibrator = new TailCalibrator();
            for (var i = 0; i < 12_000; i++)
            {
                var bits = Draw(shape, random);
                if (i >= 4000)
                {
                    judged++;
                    if (calibrator.Probability(bits) <= rate) hits++;
                }

                calibrator.Add(bits, 1 + i * Minute / 2);
            }
        }

        ((double)hits / judged).ShouldBeInRange(rate / 2, rate * 2);
    }

    [Fact]
    public void OutliersStayOutliersEvenWhenTheyWereSeenBefore()
    {
        var calibrator = Usual();
        var before = calibrator.Probability(60);
        before.ShouldBeLessThan(1e-4);
        for (var i = 0; i < 3; i++) calibrator.Add(60, 20_000 * Minute);

        // They count, and are not taken for usual: three of ten thousand are still rare.
        calibrator.Probability(60).ShouldBeGreaterThan(before);
        calibrator.Probability(60).ShouldBeLessThan(0.003);
        calibrator.Probability(5).ShouldBe(Usual().Probability(5), 0.01);
    }

    [Fact]
    public void AHigherScoreIsNeverMoreProbable()
    {
        var calibrator = Usual();
        calibrator.Add(45, 10_000 * Minute);
        for (double bits = 0, last = 1; bits < 130; bits += 0.25)
        {
            var probability = calibrator.Probability(bits);
            probability.ShouldBeInRange(0, last, $"at {bits} bits");
            last = probability;
        }
    }

    [Fact]
    public void AQuantileIsTheScoreOfItsProbability()
    {
        var calibrator = Usual();
        foreach (var probability in (double[])[0.1, 0.01, 0.001, 1e-5])
        {
            var bits = calibrator.Quantile(probability);
            calibrator.Probability(bits).ShouldBeLessThanOrEqualTo(probability);
            calibrator.Probability(bits - 0.6).ShouldBeGreaterThan(probability);
        }
    }

    [Fact]
    public void OldScoresFade()
    {
        var calibrator = new TailCalibrator(TimeSpan.FromDays(7));
        for (var i = 0; i < 1000; i++) calibrator.Add(20, 1);
        var week = (long)TimeSpan.FromDays(7).TotalMilliseconds;
        calibrator.Add(1, 1 + week);
        calibrator.Count.ShouldBe(501, 1);
        calibrator.Add(1, 1 + 60 * week);
        calibrator.Count.ShouldBe(1, 0.01);
        calibrator.Add(1, 1 + 61 * week);
        calibrator.Count.ShouldBe(1.5, 0.01);
    }

    [Fact]
    public void ItComesBackFromItsSnapshot()
    {
        var calibrator = Usual();
        using var stream = new MemoryStream();
        calibrator.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new TailCalibrator();
        restored.Restore(new SnapshotReader(stream));
        for (double bits = 0; bits < 130; bits += 0.25) restored.Probability(bits).ShouldBe(calibrator.Probability(bits));
    }

    private static TailCalibrator Usual()
    {
        var random = new Random(5);
        var calibrator = new TailCalibrator();
        for (var i = 0; i < 10_000; i++) calibrator.Add(Draw(Shape.Exponential, random), 1 + i * Minute);
        return calibrator;
    }

    private static double Draw(Shape shape, Random random)
    {
        var exponential = -Math.Log(1 - random.NextDouble());
        return shape switch
        {
            Shape.Exponential => exponential / Math.Log(2),
            Shape.Normal => Math.Abs(Normal(random)) * 4,
            Shape.HeavyTailed => Math.Min(64, Math.Exp(0.6 * exponential) - 1),
            _ => random.NextDouble() < 0.05 ? 10 + 2 * exponential : exponential,
        };
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
