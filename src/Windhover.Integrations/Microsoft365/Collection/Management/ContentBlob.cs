namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>Content that may be fetched: an array of records.</summary>
/// <param name="Id">The API's own id, opaque and unique.</param>
/// <param name="Path">Path and query of where it is; the host is always the API's own.</param>
/// <param name="Created">When it became available; its records are older.</param>
/// <param name="Expires">When it can be fetched no more.</param>
internal sealed record ContentBlob(string Id, string Path, DateTimeOffset Created, DateTimeOffset Expires);
