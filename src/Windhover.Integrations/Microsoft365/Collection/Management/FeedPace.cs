namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>How a collection works.</summary>
/// <param name="Every">Pause between two polls of a content type.</param>
/// <param name="Overlap">How far back each poll looks, for content that is listed late.</param>
/// <param name="Since">How far back the first poll begins.</param>
/// <param name="Parallel">Content fetched at one time, for each type.</param>
internal sealed record FeedPace(TimeSpan Every, TimeSpan Overlap, TimeSpan Since, int Parallel);
