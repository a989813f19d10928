namespace Windhover.Core.Scoring;

/// <summary>Upper tails of the predictive distributions.</summary>
internal static class Tails
{
    /// <summary>
    /// P(T ≥ t) of Student's t with 4 degrees of freedom, in closed form: volumes have heavy tails, and a mean that is itself learned makes them
    /// heavier.
    /// </summary>
    public static double StudentT4(double t)
    {
        // With u = t / √(4 + t²) the tail is (1 − u)²(2 + u) / 4; 1 − u is written so that it keeps its digits far out.
        var root = Math.Sqrt(4 + t * t);
        var u = t / root;
        var rest = t > 0 ? 4 / (root * (root + t)) : 1 - u;
        return rest * rest * (2 + u) / 4;
    }

    /// <summary>P(K ≥ k) when the rate is Gamma distributed around the mean with a weight in windows: negative binomial.</summary>
    /// <param name="k">Count.</param>
    /// <param name="mean">Expected count in one window.</param>
    /// <param name="weight">Windows that the mean is founded on.</param>
    public static double GammaPoisson(int k, double mean, double weight)
    {
        if (k <= 0) return 1;
        mean = Math.Max(mean, 1e-6);

        // Counts of new things come in clusters: the shape is kept small, whatever the weight.
        var shape = Math.Min(Math.Max(mean * weight, 0.05), 2);
        var q = mean / (mean + shape);
        double term = Math.Pow(1 - q, shape), below = 0;
        for (var i = 0; i < k && i < 4096; i++)
        {
            below += term;
            term *= q * (shape + i) / (i + 1);
        }

        // What is left by subtraction loses its digits far out; there the first term and its ratio bound the tail.
        const double FarOut = 1e-9;
        if (1 - below > FarOut) return 1 - below;
        var ratio = q * (shape + k) / (k + 1);
        return Math.Clamp(ratio < 1 ? term / (1 - ratio) : term, 1e-30, FarOut);
    }
}
