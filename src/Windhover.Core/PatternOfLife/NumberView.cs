namespace Windhover.Core.PatternOfLife;

/// <summary>The usual range of one number, per window.</summary>
/// <param name="Feature">Stable name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">bytes, records, peers …</param>
/// <param name="Low">5th percentile.</param>
/// <param name="Median">Median.</param>
/// <param name="High">95th percentile.</param>
/// <param name="Last">The last window's value.</param>
public sealed record NumberView(string Feature, string Title, string Unit, double Low, double Median, double High, double Last);
