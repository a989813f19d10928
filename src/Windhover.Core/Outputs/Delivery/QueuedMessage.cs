namespace Windhover.Core.Outputs.Delivery;

/// <summary>A message that waits on the disk.</summary>
/// <param name="Number">Grows from message to message.</param>
/// <param name="Revision">Grows when more is put into a message that waits.</param>
/// <param name="Message">The message.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried next, epoch milliseconds; 0 for at once.</param>
public sealed record QueuedMessage(long Number, int Revision, OutputMessage Message, int Attempts, long NextAt);
