using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation;

/// <summary>A value in an entity's pattern of life.</summary>
/// <param name="Value">The value.</param>
/// <param name="First">First time, epoch milliseconds.</param>
/// <param name="Last">Last time, epoch milliseconds.</param>
/// <param name="Days">Days on which it was seen.</param>
internal readonly record struct SeenValue(Value Value, long First, long Last, int Days);
