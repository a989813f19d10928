namespace Windhover.Core.PatternOfLife;

/// <summary>A finished hour of a pair, on its way to the telemetry store.</summary>
internal readonly record struct PairHour(PairKey Key, PairStat Stat);
