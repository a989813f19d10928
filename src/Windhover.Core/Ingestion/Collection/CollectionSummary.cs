namespace Windhover.Core.Ingestion.Collection;

/// <summary>One collection at work, for people.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Collector">Name of its collector.</param>
/// <param name="Title">Name of its collector, for people.</param>
/// <param name="Status">How it stands.</param>
public sealed record CollectionSummary(string Name, string Collector, string Title, CollectorStatus Status);
