using System.Net;
using System.Net.Sockets;
using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Integrations.Common.Outputs;

/// <summary>
/// Opens connections only to where it may: a name is resolved once, all its addresses are looked at, and the connection goes to one of them, so that a name cannot lead elsewhere between the look
/// and the call (https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html).
/// </summary>
/// <param name="allowPrivate">True to let private and loopback addresses through; link-local ones never are.</param>
/// <param name="resolve">Resolves a name; null for the system's way.</param>
internal sealed class GuardedConnections(bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
{
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> resolve = resolve ?? Dns.GetHostAddressesAsync;

    /// <summary>A handler that uses them, follows no redirect, and goes through no proxy.</summary>
    public SocketsHttpHandler Handler() => new() { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5), ConnectCallback = async (context, cancellation) => await ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false) };

    private async Task<Stream> ConnectAsync(DnsEndPoint to, CancellationToken cancellation)
    {
        var addresses = IPAddress.TryParse(to.Host, out var literal) ? [literal] : await resolve(to.Host, cancellation).ConfigureAwait(false);
        if (Array.Exists(addresses, PublicAddress.IsLinkLocal)) throw new RefusedAddressException(to.Host, "leads to a link-local address, where metadata services are");
        if (!allowPrivate && !Array.TrueForAll(addresses, PublicAddress.IsPublic)) throw new RefusedAddressException(to.Host, "leads to an address that is not of the open internet; set allow_private: true if that is meant");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
