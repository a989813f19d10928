namespace Windhover.Core.Response.Simulating;

/// <summary>One kind of normal work that would have been blocked.</summary>
/// <param name="What">The connection or operation, in words.</param>
/// <param name="Records">Records in the time that was replayed.</param>
/// <param name="Last">Last record, epoch milliseconds.</param>
public sealed record SimulatedLoss(string What, long Records, long Last);
