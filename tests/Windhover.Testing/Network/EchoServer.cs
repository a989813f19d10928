using System.Net;
using System.Net.Sockets;

namespace Windhover.Testing.Network;

/// <summary>A TCP server within a namespace that says back what it hears, or, as a sink, one byte when it has heard all.</summary>
public sealed class EchoServer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Socket listener;
    private readonly bool isSink;
    private readonly Task running;

    /// <summary>Starts one.</summary>
    public EchoServer(string space, string address, int port, bool isSink = false)
    {
        this.isSink = isSink;
        var at = new IPEndPoint(IPAddress.Parse(address), port);
        listener = SpaceSocket.Create(space, at.AddressFamily, SocketType.Stream);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(at);
        listener.Listen(128);
        running = Task.Run(AcceptAsync);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await running;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = EchoAsync(await listener.AcceptAsync(stop.Token));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task EchoAsync(Socket socket)
    {
        using var open = socket;
        var buffer = new byte[65_536];
        try
        {
            while (await open.ReceiveAsync(buffer, stop.Token) is > 0 and var read)
            {
                if (!isSink) await open.SendAsync(buffer.AsMemory(0, read), stop.Token);
            }

            if (isSink) await open.SendAsync(buffer.AsMemory(0, 1), stop.Token);
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }
}
