using BenchmarkDotNet.Attributes;
using Windhover.Core.Scoring;

namespace Windhover.Benchmarks.Micro;

/// <summary>A score added to its calibrator, and judged by it.</summary>
[MemoryDiagnoser]
public class Calibration
{
    private readonly TailCalibrator calibrator = new();
    private readonly double[] scores = new double[1000];

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var bits = -Math.Log2(1 - random.NextDouble());
            scores[i % scores.Length] = bits;
            calibrator.Add(bits, 1 + i * 1000L);
        }
    }

    /// <summary>Adds a score.</summary>
    [Benchmark(OperationsPerInvoke = 1000)]
    public void Add()
    {
        foreach (var bits in scores) calibrator.Add(bits, 200_000_000);
    }

    /// <summary>Judges a score.</summary>
    [Benchmark(OperationsPerInvoke = 1000)]
    public double Judge()
    {
        var sum = 0.0;
        foreach (var bits in scores) sum += calibrator.Probability(bits);
        return sum;
    }
}
