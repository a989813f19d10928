namespace Windhover.Core.Response.Actions;

/// <summary>What was read back from the platform.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Text">What was read, in a sentence.</param>
public sealed record ActionCheck(ActionState State, string Text);
