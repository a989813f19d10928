namespace Windhover.Core.Response.Simulating;

/// <summary>An assignment or binding that was made in a story.</summary>
/// <param name="Assignment">Its name or id, as the log has it.</param>
/// <param name="Time">When, epoch milliseconds.</param>
internal sealed record RecentGrant(string Assignment, long Time);
