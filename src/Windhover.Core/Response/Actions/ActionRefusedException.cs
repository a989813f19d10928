namespace Windhover.Core.Response.Actions;

/// <summary>An action does not apply here: a precondition does not hold, or the platform does not know whom it is about. Nothing was changed.</summary>
/// <param name="reason">Why, in a sentence for people.</param>
public sealed class ActionRefusedException(string reason) : Exception(reason);
