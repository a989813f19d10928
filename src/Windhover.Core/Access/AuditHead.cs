namespace Windhover.Core.Access;

/// <summary>The end of the audit log, kept apart from its entries, so that entries cut off at the end are missed.</summary>
/// <param name="Number">The number of the last entry; 0 for none.</param>
/// <param name="Hash">Its hash; <see cref="AuditChain.Origin"/> for none.</param>
public sealed record AuditHead(long Number, string Hash);
