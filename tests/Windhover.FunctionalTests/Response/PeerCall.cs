using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Windhover.FunctionalTests.Response;

/// <summary>A call as it came over the wire.</summary>
/// <param name="Request">The request.</param>
/// <param name="Path">Its path, still encoded.</param>
/// <param name="Text">Its body.</param>
internal sealed record PeerCall(HttpRequest Request, string Path, string Text)
{
    internal string Method => Request.Method;

    internal IQueryCollection Query => Request.Query;

    /// <summary>The path's segments, decoded.</summary>
    internal string[] Segments { get; } = [.. Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>The body; null for none.</summary>
    internal JsonNode? Body { get; } = Text.Length > 0 && Request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true ? JsonNode.Parse(Text) : null;

    internal string IfMatch => Request.Headers.IfMatch.ToString();

    internal bool HasQuery(params string[] names) => Query.Keys.Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal), StringComparer.Ordinal);
}
