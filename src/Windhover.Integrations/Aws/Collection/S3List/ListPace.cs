namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>How a place is listed.</summary>
/// <param name="Every">Pause between two listings.</param>
/// <param name="LookBack">How late an object may appear behind newer ones.</param>
/// <param name="Since">How old objects may be at the first start.</param>
/// <param name="Parallel">Objects fetched at one time.</param>
/// <param name="FindEvery">Pause between two looks for new folders.</param>
internal sealed record ListPace(TimeSpan Every, TimeSpan LookBack, TimeSpan Since, int Parallel, TimeSpan FindEvery);
