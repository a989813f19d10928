using Shouldly;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Scoring;

public sealed class TailsTests
{
    /// <summary>Quantiles of Student's t with 4 degrees of freedom, https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.533, 0.1)]
    [InlineData(2.132, 0.05)]
    [InlineData(2.776, 0.025)]
    [InlineData(3.747, 0.01)]
    [InlineData(4.604, 0.005)]
    [InlineData(7.173, 0.001)]
    public void StudentsTailAgreesWithItsTable(double t, double probability)
    {
        Tails.StudentT4(t).ShouldBe(probability, probability * 0.002);
        Tails.StudentT4(-t).ShouldBe(1 - probability, 0.0001);
    }

    [Fact]
    public void StudentsTailFallsWithTheFourthPowerFarOut()
    {
        // P(T ≥ t) → 3 / t⁴: no digits are lost where doubles subtract to nothing.
        foreach (var t in (double[])[1e3, 1e6, 1e9]) (Tails.StudentT4(t) * Math.Pow(t, 4)).ShouldBe(3, 0.001);
        for (double t = -20, last = 1; t < 1000; t += 0.37)
        {
            var tail = Tails.StudentT4(t);
            tail.ShouldBeLessThan(last);
            last = tail;
        }
    }

    [Theory]
    [InlineData(0.01, 20)]
    [InlineData(0.5, 4)]
    [InlineData(3, 100)]
    [InlineData(40, 1000)]
    public void TheProbabilitiesOfAllCountsSumToOne(double mean, double weight)
    {
        double sum = 0, expected = 0;
        for (var k = 0; k < 4000; k++)
        {
            var here = Tails.GammaPoisson(k, mean, weight) - Tails.GammaPoisson(k + 1, mean, weight);
            here.ShouldBeGreaterThanOrEqualTo(0);
            sum += here;
            expected += k * here;
        }

        sum.ShouldBe(1, 1e-6);
        expected.ShouldBe(mean, mean * 0.01);
    }

    [Fact]
    public void NoNewValueIsCertainAndManyAreUnlikely()
    {
        Tails.GammaPoisson(0, 0.1, 50).ShouldBe(1);
        Tails.GammaPoisson(1, 0.1, 50).ShouldBeInRange(0.05, 0.1);
        Tails.GammaPoisson(50, 0.1, 50).ShouldBeLessThan(1e-12);
        Tails.GammaPoisson(5000, 0.1, 50).ShouldBeInRange(1e-30, 1e-29);
    }
}
