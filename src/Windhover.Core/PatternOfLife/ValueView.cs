namespace Windhover.Core.PatternOfLife;

/// <summary>One usual value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Share">Its share of the records, 0–1.</param>
/// <param name="Days">On how many days it was seen.</param>
/// <param name="FirstSeen">Epoch milliseconds.</param>
/// <param name="LastSeen">Epoch milliseconds.</param>
public sealed record ValueView(string Value, double Share, int Days, long FirstSeen, long LastSeen);
