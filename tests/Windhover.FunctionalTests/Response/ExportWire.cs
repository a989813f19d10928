using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Windhover.Testing.Network;

namespace Windhover.FunctionalTests.Response;

/// <summary>
/// The cable between the collector's namespace and the server outside: what exporters send to the one is sent to the other.
/// </summary>
internal sealed class ExportWire : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Socket inside;
    private readonly UdpClient outside = new();
    private readonly byte[] watched;
    private readonly Task running;
    private readonly TaskCompletionSource<long> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ExportWire(string space, string address, int port, int serverPort, string watch)
    {
        watched = IPAddress.Parse(watch).GetAddressBytes();
        inside = SpaceSocket.Create(space, AddressFamily.InterNetwork, SocketType.Dgram);
        inside.Bind(new IPEndPoint(IPAddress.Parse(address), port));
        outside.Connect(IPAddress.Loopback, serverPort);
        running = Task.Run(() => RunAsync());
    }

    /// <summary>When the first flow of the watched address was exported, a moment of <see cref="Stopwatch"/>.</summary>
    internal Task<long> Seen => seen.Task;

    /// <summary>Datagrams that went over it.</summary>
    internal int Datagrams { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        inside.Dispose();
        outside.Dispose();
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        var buffer = new byte[65_536];
        try
        {
            while (true)
            {
                var length = await inside.ReceiveAsync(buffer, stop.Token);
                var datagram = buffer.AsMemory(0, length);
                if (datagram.Span.IndexOf(watched) >= 0) seen.TrySetResult(Stopwatch.GetTimestamp());
                await outside.SendAsync(datagram, stop.Token);
                Datagrams++;
            }
        }
        catch (OperationCanceledException)
        {
        }
        catch (SocketException gone) when (gone.SocketErrorCode == SocketError.ConnectionRefused)
        {
            // The server was stopped first: nobody listens any more.
        }
    }
}
