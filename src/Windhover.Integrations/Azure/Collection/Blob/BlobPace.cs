namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>How a container is looked through.</summary>
/// <param name="Prefix">What the names of blobs begin with; "" for all.</param>
/// <param name="Every">Pause between two looks.</param>
/// <param name="LookBack">How long after its own hour a blob may grow.</param>
/// <param name="Since">How far back the first look goes.</param>
/// <param name="Parallel">Blobs fetched at one time.</param>
/// <param name="FindEvery">Pause between two looks for new subscriptions, accounts, containers and folders.</param>
internal sealed record BlobPace(string Prefix, TimeSpan Every, TimeSpan LookBack, TimeSpan Since, int Parallel, TimeSpan FindEvery);
