namespace Windhover.Core.Ingestion;

/// <summary>What a file of a source says of other files of it: those that there are for a period. Vendors write such lists so that a log that was removed is missed.</summary>
/// <param name="Series">Which lists follow each other, such as those of one account, trail and region.</param>
/// <param name="From">Begin of the period, epoch milliseconds.</param>
/// <param name="To">End of the period.</param>
/// <param name="Files">Names or paths of the files; the part behind the last '/' tells them.</param>
public sealed record LogManifest(string Series, long From, long To, IReadOnlyList<string> Files);
