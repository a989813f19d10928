using System.Runtime.CompilerServices;

namespace Windhover.Core.PatternOfLife;

/// <summary>
/// What is usual for one number of one entity, on the scale log2(1 + x): mean and variance that forget slowly, and how each hour of the day
/// differs from the mean. 64 bytes.
/// </summary>
internal struct NumberStat
{
    private const float Memory = 2000;
    private const float HourMemory = 60;

    /// <summary>Windows learned from, decayed.</summary>
    public float Weight;

    /// <summary>Mean.</summary>
    public float Mean;

    /// <summary>Variance around the hour's own level.</summary>
    public float Variance;

    /// <summary>The last value.</summary>
    public float Last;

    private Hours hours;

    [InlineArray(24)]
    private struct Hours
    {
        private Half first;
    }

    /// <summary>The level that is usual at an hour (0–23).</summary>
    public readonly float Level(int hour) => Mean + (float)hours[hour];

    /// <summary>Learns one window.</summary>
    /// <param name="x">log2(1 + value).</param>
    /// <param name="hour">Hour of the day, 0–23.</param>
    /// <param name="limit">How far, in standard deviations, one window may pull: clipped, never dropped.</param>
    /// <param name="priorVariance">Variance to start from.</param>
    public void Learn(float x, int hour, float limit, float priorVariance)
    {
        Last = x;
        if (Weight == 0)
        {
            Weight = 1;
            Mean = x;
            Variance = priorVariance;
            return;
        }

        var deviation = x - Level(hour);
        var bound = limit * MathF.Sqrt(Math.Max(Variance, 0.05f));
        var clipped = Math.Clamp(deviation, -bound, bound);
        Weight = Math.Min(Weight + 1, Memory);
        var rate = 1 / Weight;
        Mean += clipped * rate;
        Variance += (clipped * clipped - Variance) * Math.Max(rate, 1 / Memory);
        var hourRate = 1 / Math.Min(Weight / 24 + 4, HourMemory);
        hours[hour] = (Half)((float)hours[hour] + (clipped - (float)hours[hour] * 0.02f) * hourRate);
    }
}
