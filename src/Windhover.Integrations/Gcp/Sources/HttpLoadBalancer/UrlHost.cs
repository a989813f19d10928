using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Gcp.Sources.HttpLoadBalancer;

/// <summary>The host that a URL names.</summary>
internal static class UrlHost
{
    private const int Longest = 256;

    /// <summary>The host in lower case, without user, port and trailing dot; none where the text has no scheme.</summary>
    public static Symbol Intern(ReadOnlySpan<byte> url, SymbolTable symbols)
    {
        var scheme = url.IndexOf("://"u8);
        if (scheme < 0) return default;
        var host = url[(scheme + 3)..];
        var end = host.IndexOfAny("/?#"u8);
        if (end >= 0) host = host[..end];
        host = host[(host.LastIndexOf((byte)'@') + 1)..];
        if (host is [(byte)'[', ..]) host = host[1..Math.Max(1, host.IndexOf((byte)']'))];
        else if (host.LastIndexOf((byte)':') is var colon and >= 0) host = host[..colon];
        host = host.TrimEnd((byte)'.');
        if (host.Length > Longest) return symbols.Intern(host);
        Span<byte> lower = stackalloc byte[Longest];
        return Ascii.ToLower(host, lower, out var length) == System.Buffers.OperationStatus.Done ? symbols.Intern(lower[..length]) : symbols.Intern(host);
    }
}
