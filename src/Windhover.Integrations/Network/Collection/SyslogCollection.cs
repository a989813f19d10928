using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Network.Collection;

/// <summary>
/// Syslog messages, each as the line that it is. The sender's address names the stream (<c>tls-192.0.2.7</c>), and so the file of every record: it is kept, and each file holds what one
/// device writes. A line feed inside a message becomes <c>#012</c>.
/// </summary>
internal sealed class SyslogCollection : ICollection
{
    private readonly CollectorContext context;
    private readonly SpoolStreams streams;
    private readonly List<(string Kind, IPEndPoint Point)> points = [];
    private readonly TlsFiles? tls;
    private readonly int longest;
    private readonly int mostConnections;

    /// <exception cref="CollectorSettingsException">A setting is wrong, or nothing is to be listened on.</exception>
    public SyslogCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        foreach (var kind in new[] { "udp", "tcp", "tls" })
        {
            if (settings[$"listen_{kind}"].Length > 0) points.Add((kind, settings.EndPoint($"listen_{kind}")));
        }

        if (points.Count == 0) throw new CollectorSettingsException("listen_udp", "set it, listen_tcp or listen_tls");
        tls = PushSettings.Tls(settings);
        if (tls is null && settings["listen_tls"].Length > 0) throw new CollectorSettingsException("tls_certificate", "must be set with listen_tls");
        longest = settings.Number("max_message_bytes", 1024, 1 << 20);
        mostConnections = settings.Number("max_connections", 1, 10_000);
        streams = new SpoolStreams(context.Spool, Framing.Lines, settings.Number("max_senders", 1, 4096));
    }

    /// <summary>Where it listens, by kind, once it does.</summary>
    internal Dictionary<string, IPEndPoint> EndPoints { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new List<Task>();
        foreach (var (kind, point) in points) running.Add(kind == "udp" ? RunUdpAsync(point, stop.Token) : RunTcpAsync(kind, point, stop.Token));
        context.Health.Reached();
        await Task.WhenAny(running).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = points.Select(p => ListenerTest.Try(p.Point, p.Kind == "udp" ? SocketType.Dgram : SocketType.Stream)).ToList();
        if (tls is not null) steps.Add(ListenerTest.Try(tls));
        return Task.FromResult(new CollectorTest(steps, []));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => streams.DisposeAsync();

    private async Task RunUdpAsync(IPEndPoint point, CancellationToken cancellation)
    {
        using var receiver = new UdpReceiver(point, Take, context);
        EndPoints["udp"] = receiver.EndPoint;
        await receiver.RunAsync(cancellation).ConfigureAwait(false);
    }

    private bool Take(ReadOnlySpan<byte> payload, IPEndPoint sender)
    {
        if (!context.Spool.HasRoom) return false;
        var message = SyslogFrames.OnOneLine(payload[..Math.Min(payload.Length, longest)]);
        return message.Length == 0 || streams[$"udp-{Text(sender.Address)}"].TryAppend(message);
    }

    private async Task RunTcpAsync(string kind, IPEndPoint point, CancellationToken cancellation)
    {
        var authentication = kind == "tls" ? TlsCertificates.Read(tls!) : null;
        using var listener = new TcpListener(point);
        listener.Start();
        EndPoints[kind] = (IPEndPoint)listener.LocalEndpoint;
        using var places = new SemaphoreSlim(mostConnections);
        while (true)
        {
            await places.WaitAsync(cancellation).ConfigureAwait(false);
            var client = await listener.AcceptTcpClientAsync(cancellation).ConfigureAwait(false);
            _ = ServeAsync(client, kind, authentication, places, cancellation);
        }
    }

    // One that fails ends its own connection; the sender connects again.
    private async Task ServeAsync(TcpClient client, string kind, SslServerAuthenticationOptions? authentication, SemaphoreSlim places, CancellationToken cancellation)
    {
        var sender = "";
        try
        {
            using (client)
            {
                sender = Text(((IPEndPoint)client.Client.RemoteEndPoint!).Address);
                Stream stream = client.GetStream();
                if (authentication is not null)
                {
                    var secure = new SslStream(stream);
                    stream = secure;
                    using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10), context.Clock);
                    using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
                    await secure.AuthenticateAsServerAsync(authentication, both.Token).ConfigureAwait(false);
                }

                await using (stream.ConfigureAwait(false)) await ReceiveAsync(stream, streams[$"{kind}-{sender}"], cancellation).ConfigureAwait(false);
            }

            places.Release();
        }
        catch (ObjectDisposedException) when (cancellation.IsCancellationRequested)
        {
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            if (cancellation.IsCancellationRequested) return;
            context.Health.Retrying($"{kind} connection of {sender}: {failure.Message}");
            places.Release();
        }
    }

    // A connection is not read while there is no room: the sender waits, and keeps what it has.
    private async Task ReceiveAsync(Stream from, ISpoolStream to, CancellationToken cancellation)
    {
        var frames = new SyslogFrames(longest);
        var messages = new List<ReadOnlyMemory<byte>>();
        var more = true;
        while (more)
        {
            await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
            var read = await from.ReadAsync(frames.Free, cancellation).ConfigureAwait(false);
            more = read > 0;
            frames.Take(read, messages);
            if (!more) frames.End(messages);
            for (var cut = frames.TakeCut(); cut > 0; cut--) context.Health.Poisoned("syslog", "a message was longer than max_message_bytes and was cut off");
            if (messages.Count == 0) continue;
            await to.AppendAsync(messages, cancellation).ConfigureAwait(false);
            context.Health.Landed(messages.Sum(m => (long)m.Length + 1));
            messages.Clear();
        }
    }

    private static string Text(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString().Replace(':', '_');
}
