using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Baselines;

/// <summary>Standard scores of an entity's hours against all its hours before: bytes each way, records and targets, as logarithms. The largest of the four counts.</summary>
internal static class VolumeScores
{
    private const int FewestHours = 24;
    private const double LeastDeviation = 0.2;

    /// <summary>Ranks every entity-day.</summary>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<SeenWindow> windows) => Finding.Worst(windows.GroupBy(w => w.Entity).SelectMany(g => Hours(g.Key, g)));

    private static IEnumerable<(string Entity, long End, double Score)> Hours(string entity, IEnumerable<SeenWindow> windows)
    {
        var count = 0;
        double[] mean = [0, 0, 0, 0], squares = [0, 0, 0, 0];
        foreach (var hour in windows.GroupBy(w => (w.End - 1) / 3_600_000).OrderBy(g => g.Key))
        {
            double[] values = [Math.Log(1 + hour.Sum(w => w.BytesOut)), Math.Log(1 + hour.Sum(w => w.BytesIn)), Math.Log(1.0 + hour.Sum(w => w.Records)), Math.Log(1.0 + hour.Sum(w => w.FanOut))];
            var worst = 0.0;
            count++;
            for (var i = 0; i < values.Length; i++)
            {
                if (count > FewestHours) worst = Math.Max(worst, (values[i] - mean[i]) / Math.Max(LeastDeviation, Math.Sqrt(squares[i] / (count - 1))));
                var step = values[i] - mean[i];
                mean[i] += step / count;
                squares[i] += step * (values[i] - mean[i]);
            }

            yield return (entity, (hour.Key + 1) * 3_600_000, worst);
        }
    }
}
