namespace Windhover.Core.Scoring;

/// <summary>Probabilities as bits: one more bit is half as probable.</summary>
internal static class Bits
{
    /// <summary>Bits of a probability; never negative.</summary>
    public static double Of(double probability) => -Math.Log2(Math.Clamp(probability, 1e-30, 1));

    /// <summary>The probability that the least of n independent ones is at most p (Šidák).</summary>
    public static double OfBestOf(double probability, int n) =>
        Of(n <= 1 ? probability : probability * n < 1e-6 ? probability * n : 1 - Math.Pow(1 - Math.Min(probability, 1), n));
}
