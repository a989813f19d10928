using System.Net;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>A request that was pushed: whole, decompressed, within its limits.</summary>
public sealed record PushRequest
{
    /// <summary>GET, POST …</summary>
    public required string Method { get; init; }

    /// <summary>The path, decoded, from its first slash.</summary>
    public required string Path { get; init; }

    /// <summary>Value of a query parameter; "" for none.</summary>
    public required Func<string, string> Query { get; init; }

    /// <summary>Value of a header; "" for none.</summary>
    public required Func<string, string> Header { get; init; }

    /// <summary>The body, good until the request is answered.</summary>
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Who sent it.</summary>
    public required IPAddress Sender { get; init; }
}
