using System.Net;

namespace Windhover.Server.Security;

/// <summary>Where a server listens: on this machine only, unless it asks who comes and nobody between can read along.</summary>
internal readonly record struct ListenAddress(IPAddress Address, int Port)
{
    /// <summary>Reads where to listen.</summary>
    /// <exception cref="ServerRefusedException">It is no URL to listen on, or others could reach it who should not.</exception>
    public static ListenAddress Of(ServerOptions options)
    {
        var (url, scheme) = (options.Url, options.Tls is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != scheme || uri.PathAndQuery != "/")
            throw new ServerRefusedException($"'{url}' is not a URL to listen on; write for example {scheme}://127.0.0.1:8420");
        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)) return new(IPAddress.Loopback, uri.Port);
        var isAddress = IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address);
        if (isAddress && IPAddress.IsLoopback(address!)) return new(address!, uri.Port);
        if (options.SignIn is null || (options.Tls is null && !options.BehindProxy))
        {
            throw new ServerRefusedException(
                $"Windhover {(options.SignIn is null ? "without sign-in" : "without TLS")} listens on this machine only and not on {uri.Host}. " +
                "Use http://127.0.0.1:8420, and from elsewhere an SSH tunnel: ssh -L 8420:127.0.0.1:8420 HOST" +
                (options.SignIn is null ? "" : "; or set `tls` with certificate and key, or `behind_proxy: true` where a proxy speaks https before it"));
        }

        if (!isAddress) throw new ServerRefusedException($"'{url}' is not a URL to listen on: write an address, such as {scheme}://0.0.0.0:8420 or {scheme}://127.0.0.1:8420, and the name under `hosts`");
        if (options.Tls is null && options.Proxies.Count == 0) throw new ServerRefusedException($"To listen on {uri.Host} behind a proxy, name the proxy's addresses under `proxies`, such as [10.0.0.5] or [10.0.0.0/24]: nobody else is answered");
        return options.Hosts.Count > 0
            ? new(address!, uri.Port)
            : throw new ServerRefusedException($"To listen on {uri.Host} and not on 127.0.0.1 only, name under `hosts` the names that people call this server by: requests for others are refused");
    }
}
