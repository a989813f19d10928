using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Windhover.Testing.Network;

namespace Windhover.FunctionalTests.Response;

/// <summary>
/// The cable between the collector's namespace and the server outside: what exporters send to the one is sent to the other. It can set the clocks of NetFlow version 9 exporters ahead, so that a test
/// chooses at which second of the engine's ten minutes it begins.
/// </summary>
internal sealed class ExportWire : IAsyncDisposable
{
    private const int SecondsAt = 8;
    private readonly CancellationTokenSource stop = new();
    private readonly Socket inside;
    private readonly UdpClient outside = new();
    private readonly byte[] watched;
    private readonly Task running;
    private readonly TaskCompletionSource<long> seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal ExportWire(string space, string address, int port, int serverPort, int secondsAhead, string watch)
    {
        watched = IPAddress.Parse(watch).GetAddressBytes();
        inside = SpaceSocket.Create(space, AddressFamily.InterNetwork, SocketType.Dgram);
        inside.Bind(new IPEndPoint(IPAddress.Parse(address), port));
        outside.Connect(IPAddress.Loopback, serverPort);
        running = Task.Run(() => RunAsync(secondsAhead));
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

    private async Task RunAsync(int secondsAhead)
    {
        var buffer = new byte[65_536];
        try
        {
            while (true)
            {
                var length = await inside.ReceiveAsync(buffer, stop.Token);
                var datagram = buffer.AsMemory(0, length);
                if (secondsAhead != 0) SetAhead(datagram.Span, secondsAhead);
                if (datagram.Span.IndexOf(watched) >= 0) seen.TrySetResult(Stopwatch.GetTimestamp());
                await outside.SendAsync(datagram, stop.Token);
                Datagrams++;
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    // All times of version 9 count from the clock in the header (RFC 3954 section 5.1).
    private static void SetAhead(Span<byte> datagram, int seconds)
    {
        if (datagram.Length < 20 || BinaryPrimitives.ReadUInt16BigEndian(datagram) != 9) throw new InvalidOperationException("only clocks of version 9 can be set");
        var at = datagram[SecondsAt..];
        BinaryPrimitives.WriteUInt32BigEndian(at, BinaryPrimitives.ReadUInt32BigEndian(at) + (uint)seconds);
    }
}
