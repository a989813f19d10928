namespace Windhover.Core.Outputs.Delivery;

/// <summary>A message that was given up.</summary>
/// <param name="IncidentId">Its incident.</param>
/// <param name="Title">The incident's title.</param>
/// <param name="Time">When it was given up, epoch milliseconds.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Reason">Why, at the last attempt.</param>
public sealed record FailedMessage(string IncidentId, string Title, long Time, int Attempts, string Reason);
