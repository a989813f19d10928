using System.Net;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>Where and how a listener listens.</summary>
public sealed record PushOptions
{
    /// <summary>Address and port.</summary>
    public required IPEndPoint EndPoint { get; init; }

    /// <summary>Its certificate; null for plain HTTP.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>Most bytes of a body, as they come over the wire and once more after decompression. The default is 16 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 16 << 20;

    /// <summary>Most connections at one time; more are closed. The default is 256.</summary>
    public int MaxConnections { get; init; } = 256;
}
