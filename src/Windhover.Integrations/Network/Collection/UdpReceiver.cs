using System.Net;
using System.Net.Sockets;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Network.Collection;

/// <summary>
/// Receives datagrams on a thread of its own, with a large buffer in the kernel, and counts what the kernel had to drop
/// (https://man7.org/linux/man-pages/man7/udp.7.html, https://man7.org/linux/man-pages/man5/proc_pid_net.5.html).
/// </summary>
internal sealed class UdpReceiver : IDisposable
{
    private const int KernelBuffer = 16 << 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);
    private readonly Socket socket;
    private readonly KernelDrops drops;
    private readonly CollectorHealth health;
    private readonly Received received;
    private readonly TimeProvider clock;

    /// <summary>Takes one datagram; false when there is no room for it.</summary>
    public delegate bool Received(ReadOnlySpan<byte> payload, IPEndPoint sender);

    /// <summary>Listens.</summary>
    /// <param name="point">Where.</param>
    /// <param name="received">Takes each datagram, on the receiver's thread.</param>
    /// <param name="context">Counts what is dropped.</param>
    /// <exception cref="SocketException">The address cannot be listened on.</exception>
    public UdpReceiver(IPEndPoint point, Received received, CollectorContext context)
    {
        (this.received, health, clock) = (received, context.Health, context.Clock);
        socket = new Socket(point.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.ReceiveBufferSize = KernelBuffer;
            socket.Bind(point);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        EndPoint = (IPEndPoint)socket.LocalEndPoint!;
        drops = new KernelDrops(EndPoint.Port, point.AddressFamily);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>Receives until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var receiving = Task.Factory.StartNew(() => Receive(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        using (cancellation.Register(socket.Dispose))
        using (var timer = new PeriodicTimer(Look, clock))
        {
            while (!receiving.IsCompleted)
            {
                var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
                await Task.WhenAny(receiving, tick).ConfigureAwait(false);
                health.Dropped(drops.New());
            }
        }

        await receiving.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private void Receive(CancellationToken cancellation)
    {
        var buffer = new byte[65_536];
        var from = new SocketAddress(socket.AddressFamily);
        var senders = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0);
        while (!cancellation.IsCancellationRequested)
        {
            int length;
            try
            {
                length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                if (cancellation.IsCancellationRequested) return;

                // An ICMP answer to something that was sent before; nothing was received.
                if (failure is SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionRefused or SocketError.Interrupted }) continue;
                throw;
            }

            if (received(buffer.AsSpan(0, length), (IPEndPoint)senders.Create(from))) health.Landed(length);
            else health.Dropped(1);
        }
    }
}
