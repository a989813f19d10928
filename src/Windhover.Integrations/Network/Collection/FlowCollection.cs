using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Network.Collection;

/// <summary>
/// Datagrams of exporters, each as a block with its time of arrival and its sender (<see cref="Framing.Blocks"/>). A stream for each protocol, told by the version that every datagram
/// begins with; the rest is the reader's.
/// </summary>
internal sealed class FlowCollection : ICollection
{
    private const int Head = 28;
    private readonly IPEndPoint[] points;
    private readonly CollectorContext context;
    private readonly SpoolStreams streams;

    /// <exception cref="CollectorSettingsException">An address is none.</exception>
    public FlowCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        points = [.. settings.List("listen").Select(p => p.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(p, out var point) ? point : throw new CollectorSettingsException("listen", "expected addresses and ports, as 127.0.0.1:2055"))];
        if (points.Length == 0) throw new CollectorSettingsException("listen", "must be set");
        streams = new SpoolStreams(context.Spool, Framing.Blocks, 8);
    }

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var receivers = new List<UdpReceiver>();
        try
        {
            foreach (var point in points) receivers.Add(new UdpReceiver(point, Taker(point.Port), context));
            context.Health.Reached();
            var running = receivers.Select(r => r.RunAsync(stop.Token)).ToArray();
            await Task.WhenAny(running).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(running).ConfigureAwait(false);
        }
        finally
        {
            receivers.ForEach(r => r.Dispose());
        }
    }

    /// <inheritdoc/>
    public Task<CollectorTest> TestAsync(CancellationToken cancellation) => Task.FromResult(new CollectorTest([.. points.Select(p => ListenerTest.Try(p, SocketType.Dgram))], []));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => streams.DisposeAsync();

    /// <summary>Writes a block's bytes; see <see cref="Framing.Blocks"/>.</summary>
    /// <returns>How many.</returns>
    internal static int Write(Span<byte> block, long arrived, IPEndPoint sender, int localPort, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt64LittleEndian(block, arrived);
        sender.Address.MapToIPv6().TryWriteBytes(block[8..], out _);
        BinaryPrimitives.WriteUInt16LittleEndian(block[24..], (ushort)sender.Port);
        BinaryPrimitives.WriteUInt16LittleEndian(block[26..], (ushort)localPort);
        payload.CopyTo(block[Head..]);
        return Head + payload.Length;
    }

    /// <summary>The stream of a datagram.</summary>
    internal static string StreamOf(ReadOnlySpan<byte> payload) => payload switch
    {
        [0, 5, ..] => "netflow-5",
        [0, 9, ..] => "netflow-9",
        [0, 10, ..] => "ipfix",
        [0, 0, 0, 5, ..] => "sflow",
        _ => "others",
    };

    private UdpReceiver.Received Taker(int localPort)
    {
        var block = new byte[Head + 65_536];
        return (payload, sender) =>
        {
            if (!context.Spool.HasRoom) return false;
            var length = Write(block, context.Clock.GetUtcNow().ToUnixTimeMilliseconds(), sender, localPort, payload);
            return streams[StreamOf(payload)].TryAppend(block.AsSpan(0, length));
        };
    }
}
