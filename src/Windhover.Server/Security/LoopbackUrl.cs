using System.Net;

namespace Windhover.Server.Security;

/// <summary>A URL that only this machine can reach.</summary>
internal readonly record struct LoopbackUrl(IPAddress Address, int Port)
{
    /// <summary>Reads a URL to listen on.</summary>
    /// <exception cref="ServerRefusedException">It is no plain http URL, or others could reach it.</exception>
    public static LoopbackUrl Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
            throw new ServerRefusedException($"'{url}' is not a URL to listen on; write for example http://127.0.0.1:8420");
        if (string.Equals(uri.Host, "localhost", StringComparison.OrdinalIgnoreCase)) return new(IPAddress.Loopback, uri.Port);
        if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)) return new(address, uri.Port);
        throw new ServerRefusedException(
            $"Windhover has no sign-in yet, so it listens on this machine only and not on {uri.Host}. " +
            "Use http://127.0.0.1:8420, and from elsewhere an SSH tunnel: ssh -L 8420:127.0.0.1:8420 HOST");
    }
}
