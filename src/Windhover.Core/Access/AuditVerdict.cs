namespace Windhover.Core.Access;

/// <summary>What looking at a whole audit log found.</summary>
/// <param name="Good">How many entries hold, from the first on.</param>
/// <param name="Hash">The hash of the last of them.</param>
/// <param name="Broken">The number of the first entry that does not hold; null when all do.</param>
/// <param name="Problem">What is wrong with it, in words; "" when nothing is.</param>
public sealed record AuditVerdict(long Good, string Hash, long? Broken, string Problem);
