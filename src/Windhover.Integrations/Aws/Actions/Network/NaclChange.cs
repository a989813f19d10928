namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Entries that are added to network ACLs.</summary>
/// <param name="Account">The account.</param>
/// <param name="Region">The region.</param>
/// <param name="Acls">The ACLs.</param>
internal sealed record NaclChange(string Account, string Region, IReadOnlyList<NaclPart> Acls);
