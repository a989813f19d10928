namespace Windhover.Core.Outputs;

/// <summary>What came from one source so far.</summary>
/// <param name="Source">Source name.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Files">Files read.</param>
/// <param name="Events">Events.</param>
/// <param name="Ignored">Well-formed units that are no event.</param>
/// <param name="DeadLetters">Units that could not be read.</param>
/// <param name="LastEvent">Last event, epoch milliseconds; null before any.</param>
public sealed record SourceStatus(string Source, string Title, int Files, long Events, long Ignored, long DeadLetters, long? LastEvent);
