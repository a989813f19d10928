using Shouldly;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.PatternOfLife;

public sealed class BeaconTestTests
{
    private const int Seeds = 400;
    private const int Intervals = 16;

    [Theory]
    [InlineData(60, 0.05, 0)]
    [InlineData(300, 0.1, 0.1)]
    [InlineData(600, 0.2, 0)]
    [InlineData(45, 0.1, 0.2)]
    public void ABeatWithJitterAndMissedBeatsIsRegular(double period, double jitter, double missed)
    {
        var bits = Evidence(random =>
        {
            var interval = 0.0;
            do interval += period * (1 + jitter * (2 * random.NextDouble() - 1));
            while (random.NextDouble() < missed);
            return interval;
        });
        bits.Count(b => b >= 10).ShouldBeGreaterThan(Seeds * 95 / 100);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(120)]
    [InlineData(900)]
    public void ChanceArrivalsAreNot(double mean)
    {
        var bits = Evidence(random => -mean * Math.Log(1 - random.NextDouble()));
        bits.Count(b => b >= 10).ShouldBeLessThan(Seeds / 100);
        bits.Order().ElementAt(Seeds / 2).ShouldBeLessThan(4);
    }

    [Fact]
    public void SecondsAreTooShortForABeat() => Evidence(_ => 2).ShouldAllBe(b => b == 0);

    [Fact]
    public void ThePeriodIsTheMedianInterval()
    {
        ushort[] seconds = [60, 61, 59, 60, 180, 60, 60, 120, 60];
        BeaconTest.Evidence(seconds, out var period).ShouldBeGreaterThan(10);
        period.ShouldBe(60);
    }

    [Fact]
    public void ABeatWithMuchJitterShowsInADayThoughNotInABlock()
    {
        var single = Evidence(Jittered);
        single.Count(b => b >= 12).ShouldBeLessThan(Seeds / 2);

        Gathered(Jittered, blocks: 8).Count(b => b >= 25).ShouldBeGreaterThan(Seeds * 95 / 100);

        static double Jittered(Random random) => 900 * (0.65 + 0.7 * random.NextDouble());
    }

    [Theory]
    [InlineData(30)]
    [InlineData(900)]
    public void ChanceArrivalsDoNotAddUp(double mean) =>
        Gathered(random => -mean * Math.Log(1 - random.NextDouble()), blocks: 100).Count(b => b >= 12).ShouldBeLessThan(Seeds / 100);

    private static List<double> Gathered(Func<Random, double> interval, int blocks)
    {
        var found = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var block = new ushort[BeaconTest.Block];
            double bits = 0;
            for (var number = 0; number < blocks; number++)
            {
                for (var i = 0; i < block.Length; i++) block[i] = (ushort)Math.Min(ushort.MaxValue, Math.Round(interval(random)));
                bits = BeaconTest.Gather(bits, block);
            }

            found.Add(bits);
        }

        return found;
    }

    private static List<double> Evidence(Func<Random, double> interval)
    {
        var found = new List<double>();
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var seconds = new ushort[Intervals];
            for (var i = 0; i < seconds.Length; i++) seconds[i] = (ushort)Math.Min(ushort.MaxValue, Math.Round(interval(random)));
            found.Add(BeaconTest.Evidence(seconds, out _));
        }

        return found;
    }
}
