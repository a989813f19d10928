namespace Windhover.Core.Response.Actions;

/// <summary>A call to the platform failed; what it changed before is not known. It may be tried again.</summary>
/// <param name="reason">Why, in a sentence for people, with the platform's own code.</param>
/// <param name="inner">What was thrown.</param>
public sealed class ActionFailedException(string reason, Exception? inner = null) : Exception(reason, inner);
