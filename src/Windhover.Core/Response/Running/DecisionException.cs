namespace Windhover.Core.Response.Running;

/// <summary>What a person asked for cannot be done to this action as it is now.</summary>
/// <param name="reason">Why, in a sentence.</param>
public sealed class DecisionException(string reason) : Exception(reason);
