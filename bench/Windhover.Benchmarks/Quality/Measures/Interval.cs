using System.Globalization;

namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>A measured figure with its 95% interval.</summary>
/// <param name="Value">The figure; NaN where nothing was measured.</param>
/// <param name="Low">2.5% quantile.</param>
/// <param name="High">97.5% quantile.</param>
internal readonly record struct Interval(double Value, double Low, double High)
{
    /// <summary>Nothing was measured.</summary>
    public static readonly Interval None = new(double.NaN, double.NaN, double.NaN);

    /// <summary>As "0.93 (0.88–0.97)"; "–" for none.</summary>
    public override string ToString() => double.IsNaN(Value) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{Value:0.00} ({Low:0.00}–{High:0.00})");
}
