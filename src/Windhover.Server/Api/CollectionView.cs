using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Api;

/// <summary>One source and how it stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Collector">Name of its collector.</param>
/// <param name="Title">Name of its collector, for people.</param>
/// <param name="Origin">Where it was set up.</param>
/// <param name="State">What it does.</param>
/// <param name="Reason">Why it does not run; "" where it does, or rests.</param>
/// <param name="Version">Its version, counted from 1; 0 for one of the configuration.</param>
/// <param name="Status">How it stands since the program's start.</param>
public sealed record CollectionView(string Name, string Collector, string Title, CollectionOrigin Origin, CollectionState State, string Reason, int Version, CollectorStatus Status)
{
    internal static CollectionView OfConfiguration(CollectionSummary summary) => new(summary.Name, summary.Collector, summary.Title, CollectionOrigin.Configuration, CollectionState.Collecting, "", 0, summary.Status);
}
