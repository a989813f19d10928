namespace Windhover.Server.Query;

/// <summary>The query parameters of an endpoint, as its metadata.</summary>
internal sealed record QueryParameters(QueryParameter[] All);
