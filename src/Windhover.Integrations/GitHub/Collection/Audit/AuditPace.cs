namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>How a collection works.</summary>
/// <param name="Every">Pause between two polls of a log.</param>
/// <param name="Overlap">How far back each poll looks, for events that show up late.</param>
/// <param name="Since">How far back the first poll begins.</param>
internal sealed record AuditPace(TimeSpan Every, TimeSpan Overlap, TimeSpan Since);
