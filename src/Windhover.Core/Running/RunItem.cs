namespace Windhover.Core.Running;

/// <summary>What goes from the reader to the engine: a minute, or the wish for a commit before the next one.</summary>
/// <param name="Bucket">The minute; null for a commit.</param>
/// <param name="ReaderState">The reader's state for a commit; null for a minute.</param>
/// <param name="Time">For a commit: start of the next minute, epoch milliseconds.</param>
internal readonly record struct RunItem(EventBucket? Bucket, byte[]? ReaderState, long Time);
