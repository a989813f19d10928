namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Entries that are added to one network ACL.</summary>
/// <param name="Acl">acl-…</param>
/// <param name="Entries">The entries, with their numbers.</param>
internal sealed record NaclPart(string Acl, IReadOnlyList<AclEntry> Entries);
