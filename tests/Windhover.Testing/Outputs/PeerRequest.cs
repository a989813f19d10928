using System.Text.Json.Nodes;

namespace Windhover.Testing.Outputs;

/// <summary>What a peer was sent.</summary>
/// <param name="Method">GET, POST …</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">Headers, by name in any letters.</param>
/// <param name="Body">The body.</param>
public sealed record PeerRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;
}
