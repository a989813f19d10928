namespace Windhover.Core.Scoring;

/// <summary>
/// The scale of scores, 0–100: from how many powers of ten something is less probable than what the alert budget allows. 50 is just told, 2.5 powers more halve what is
/// missing to 100, so that nothing reaches the end and the order is never lost.
/// </summary>
public static class ScoreScale
{
    private const double Half = 2.5;
    private const double Step = 0.75;

    /// <summary>The score.</summary>
    /// <param name="decades">Powers of ten below the budget's threshold; less than 0 is not worth an alert by itself.</param>
    public static double Of(double decades) => decades < 0 ? 50 * Math.Pow(2, decades * Step) : 100 - 50 * Math.Pow(2, -decades / Half);

    /// <summary>The powers of ten that a score stands for; the other way round.</summary>
    /// <param name="score">0–100.</param>
    public static double Decades(double score) => score < 50 ? Math.Log2(Math.Max(score, 0.1) / 50) / Step : -Half * Math.Log2((100 - Math.Min(score, 99.99)) / 50);
}
