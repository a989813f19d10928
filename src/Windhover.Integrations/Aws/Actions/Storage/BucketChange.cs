namespace Windhover.Integrations.Aws.Actions.Storage;

/// <summary>A bucket that is closed to the public.</summary>
/// <param name="Account">The account that has it.</param>
/// <param name="Region">Its region.</param>
/// <param name="Bucket">Its name.</param>
internal sealed record BucketChange(string Account, string Region, string Bucket);
