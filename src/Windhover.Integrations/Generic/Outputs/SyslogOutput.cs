using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Generic.Outputs;

/// <summary>Sends lines, each on a connection of its own: a receiver that has read one to its end closes it, which is the only receipt that syslog gives.</summary>
internal sealed class SyslogOutput : IOutput
{
    private const int MostDatagram = 2048; // RFC 5426 section 3.2
    private const int MostLine = 32 << 10;
    private readonly string host;
    private readonly int port;
    private readonly string transport;
    private readonly bool cef;
    private readonly int facility;
    private readonly string name;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;
    private readonly RemoteCertificateValidationCallback? judge;
    private readonly X509Certificate2? own;

    /// <param name="settings">Those of <see cref="SyslogOutputKind"/>.</param>
    /// <param name="clock">Ends what takes too long.</param>
    /// <exception cref="CollectorSettingsException">One of them is wrong.</exception>
    public SyslogOutput(CollectorSettings settings, TimeProvider clock)
    {
        this.clock = clock;
        var colon = settings["address"].LastIndexOf(':');
        if (colon < 1 || !int.TryParse(settings["address"].AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is 0 or > 65535) throw new CollectorSettingsException("address", "expected a host and a port, as logs.example.org:6514");
        host = settings["address"][..colon].Trim('[', ']');
        transport = settings.OneOf("transport", "udp", "tcp", "tls");
        cef = settings.OneOf("format", "rfc5424", "cef") == "cef";
        facility = settings.Number("facility", 0, 23);
        name = settings["hostname"].Length > 0 ? settings["hostname"] : Environment.MachineName;
        patience = TimeSpan.FromSeconds(settings.Number("timeout_seconds", 1, 120));
        judge = TlsTrust.Of(settings, "ca_file");
        own = TlsTrust.Own(settings, "client_certificate", "client_key");
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            if (transport == "udp")
            {
                using var sender = new UdpClient(host, port);
                await sender.SendAsync(SyslogLine.Of(message, facility, name, cef, MostDatagram), both.Token).ConfigureAwait(false);
                return SendResult.Delivered($"sent to {host}:{port}; over UDP nobody says whether it arrived");
            }

            await StreamAsync(SyslogLine.Of(message, facility, name, cef, MostLine), both.Token).ConfigureAwait(false);
            return SendResult.Delivered($"{host}:{port} read it");
        }
        catch (Exception failure) when (failure is SocketException or IOException or AuthenticationException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return SendResult.RetryLater($"{host}:{port}: {(failure is OperationCanceledException ? "it did not read to the end in time" : failure.Message)}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        own?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task StreamAsync(byte[] line, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(host, port, cancellation).ConfigureAwait(false);
        byte[] frame = [.. Encoding.ASCII.GetBytes(line.Length.ToString(CultureInfo.InvariantCulture) + " "), .. line];
        await using var stream = client.GetStream();
        if (transport == "tcp")
        {
            await stream.WriteAsync(frame, cancellation).ConfigureAwait(false);
            client.Client.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(stream, cancellation).ConfigureAwait(false);
            return;
        }

        await using var tls = new SslStream(stream, leaveInnerStreamOpen: true, judge);
        var options = new SslClientAuthenticationOptions { TargetHost = host, EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 };
        if (own is not null) options.ClientCertificates = [own];
        await tls.AuthenticateAsClientAsync(options, cancellation).ConfigureAwait(false);
        await tls.WriteAsync(frame, cancellation).ConfigureAwait(false);
        await tls.ShutdownAsync().WaitAsync(cancellation).ConfigureAwait(false);
        client.Client.Shutdown(SocketShutdown.Send);
        await ReadToEndAsync(tls, cancellation).ConfigureAwait(false);
    }

    private static async Task ReadToEndAsync(Stream stream, CancellationToken cancellation)
    {
        var some = new byte[256];
        while (await stream.ReadAsync(some, cancellation).ConfigureAwait(false) > 0)
        {
            // A receiver says nothing; whatever it says is not read.
        }
    }
}
