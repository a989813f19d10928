using System.Net;
using System.Net.Sockets;

namespace Windhover.Testing.Network;

/// <summary>A TCP connection from a namespace to an <see cref="EchoServer"/>.</summary>
public sealed class Talk : IDisposable
{
    private readonly Socket socket;

    private Talk(Socket socket) => this.socket = socket;

    /// <summary>Opens one.</summary>
    /// <returns>Null when nobody answered within the time.</returns>
    public static async Task<Talk?> OpenAsync(string space, string address, int port, double seconds = 5)
    {
        var to = new IPEndPoint(IPAddress.Parse(address), port);
        var talk = new Talk(SpaceSocket.Create(space, to.AddressFamily, SocketType.Stream));
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
            await talk.socket.ConnectAsync(to, limit.Token);
            return talk;
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            talk.Dispose();
            return null;
        }
    }

    /// <summary>True when a connection can be opened and what is said comes back.</summary>
    public static async Task<bool> CanAsync(string space, string address, int port, int bytes = 100, double seconds = 5)
    {
        using var talk = await OpenAsync(space, address, port, seconds);
        return talk is not null && await talk.SayAsync(bytes, seconds);
    }

    /// <summary>True when much can be sent to a sink, which says that it has all of it.</summary>
    public static async Task<bool> SendAsync(string space, string address, int port, int bytes, double seconds)
    {
        using var talk = await OpenAsync(space, address, port, seconds);
        if (talk is null) return false;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            await talk.SendAsync(new byte[bytes], limit.Token);
            talk.socket.Shutdown(SocketShutdown.Send);
            return await talk.socket.ReceiveAsync(new byte[1], limit.Token) == 1;
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    /// <summary>True when all that is said comes back within the time.</summary>
    public async Task<bool> SayAsync(int bytes = 100, double seconds = 5)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        try
        {
            var sending = SendAsync(new byte[bytes], limit.Token);
            var buffer = new byte[65_536];
            for (var heard = 0; heard < bytes;)
            {
                var read = await socket.ReceiveAsync(buffer, limit.Token);
                if (read == 0) return false;
                heard += read;
            }

            await sending;
            return true;
        }
        catch (Exception failure) when (failure is OperationCanceledException or SocketException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private async Task SendAsync(byte[] bytes, CancellationToken cancellation)
    {
        for (var sent = 0; sent < bytes.Length;) sent += await socket.SendAsync(bytes.AsMemory(sent), cancellation);
    }
}
