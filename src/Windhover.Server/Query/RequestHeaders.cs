namespace Windhover.Server.Query;

/// <summary>The headers that an endpoint reads, as its metadata.</summary>
internal sealed record RequestHeaders(RequestHeader[] All);
