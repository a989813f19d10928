using System.Text.Json.Nodes;

namespace Windhover.FunctionalTests.Response;

/// <summary>An answer of a peer.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON; null for none.</param>
/// <param name="After">Retry-After; null for none.</param>
/// <param name="Tag">ETag; null for none.</param>
internal sealed record PeerAnswer(int Status, JsonNode? Body = null, string? After = null, string? Tag = null);
