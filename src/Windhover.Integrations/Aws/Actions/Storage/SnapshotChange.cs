namespace Windhover.Integrations.Aws.Actions.Storage;

/// <summary>Volumes of which snapshots are taken.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="Instance">The machine.</param>
/// <param name="Volumes">Its volumes, sorted.</param>
internal sealed record SnapshotChange(string Account, string Region, string Instance, IReadOnlyList<string> Volumes);
