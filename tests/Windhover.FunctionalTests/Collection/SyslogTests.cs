using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>Syslog from a real rsyslog over TLS, and over UDP and TCP, into a real server; what arrives is read back from the spool.</summary>
public sealed class SyslogTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly int udp = ServeProcess.FreePort();
    private readonly int tcp = ServeProcess.FreePort();
    private readonly int tls = ServeProcess.FreePort();
    private ServeProcess serve = null!;

    public async ValueTask InitializeAsync()
    {
        WriteCertificate();
        serve = await ServeProcess.StartAsync(ServeProcess.Configure(
            folder.Path,
            $"""
            collections:
              - name: syslog
                collector: net.syslog
                listen_udp: 127.0.0.1:{udp}
                listen_tcp: 127.0.0.1:{tcp}
                listen_tls: 127.0.0.1:{tls}
                tls_certificate: {folder.File("server.pem")}
                tls_key: {folder.File("server.key")}

            """), tcp, tls);
    }

    public async ValueTask DisposeAsync()
    {
        await serve.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task DatagramsAndBothFramingsOfTcpLandAsLinesUnderTheirSender()
    {
        using (var sender = new UdpClient()) await sender.SendAsync("<13>1 2026-03-02T10:00:00Z h app - - - one\n"u8.ToArray(), "127.0.0.1", udp);
        using (var sender = new TcpClient("127.0.0.1", tcp))
        {
            var message = "<13>1 2026-03-02T10:00:01Z h app - - - two\nlines";
            await sender.GetStream().WriteAsync(Encoding.UTF8.GetBytes($"{message.Length} {message}<13>1 2026-03-02T10:00:02Z h app - - - three\n<13>1 2026-03-02T10:00:03Z h app - - - last"));
        }

        await serve.GetUntilAsync("/api/v1/collections", c => Landed(c) >= 2);
        (await LinesAsync("udp-127.0.0.1", 1)).ShouldBe(["<13>1 2026-03-02T10:00:00Z h app - - - one"]);
        (await LinesAsync("tcp-127.0.0.1", 3)).ShouldBe(["<13>1 2026-03-02T10:00:01Z h app - - - two#012lines", "<13>1 2026-03-02T10:00:02Z h app - - - three", "<13>1 2026-03-02T10:00:03Z h app - - - last"]);
    }

    [Fact]
    public async Task EveryMessageOfARealRsyslogArrivesOverTls()
    {
        if (!File.Exists("/usr/sbin/rsyslogd") || !Directory.EnumerateFiles("/usr/lib", "lmnsd_gtls.so", SearchOption.AllDirectories).Any()) Assert.Skip("rsyslog and rsyslog-gnutls are not installed");
        const int Messages = 500;
        var input = folder.File("app.log");
        await File.WriteAllTextAsync(input, string.Concat(Enumerable.Range(0, Messages).Select(n => string.Create(CultureInfo.InvariantCulture, $"message number {n}.\n"))));
        await File.WriteAllTextAsync(
            folder.File("rsyslog.conf"),
            $"""
            global(workDirectory="{folder.Path}" defaultNetstreamDriverCAFile="{folder.File("server.pem")}")
            module(load="imfile" mode="inotify")
            input(type="imfile" File="{input}" Tag="app:" Severity="info" Facility="local0" freshStartTail="off")
            action(type="omfwd" target="127.0.0.1" port="{tls}" protocol="tcp" TCP_Framing="octet-counted" template="RSYSLOG_SyslogProtocol23Format"
              StreamDriver="gtls" StreamDriverMode="1" StreamDriverAuthMode="x509/name" StreamDriverPermittedPeers="localhost")

            """);
        using var rsyslog = Process.Start(new ProcessStartInfo("/usr/sbin/rsyslogd", ["-n", "-f", folder.File("rsyslog.conf"), "-i", folder.File("rsyslog.pid")]) { RedirectStandardError = true })!;
        try
        {
            var lines = await LinesAsync("tls-127.0.0.1", Messages);
            lines.Count.ShouldBe(Messages);
            for (var n = 0; n < Messages; n++) lines[n].ShouldEndWith(string.Create(CultureInfo.InvariantCulture, $"message number {n}."));
        }
        finally
        {
            rsyslog.Kill();
            await rsyslog.WaitForExitAsync();
        }
    }

    private static long Landed(System.Text.Json.JsonElement collections) => collections.GetProperty("items")[0].GetProperty("status").GetProperty("objects").GetInt64();

    private async Task<IReadOnlyList<string>> LinesAsync(string stream, int wanted)
    {
        var path = Path.Combine(folder.Path, "data", "spool", "syslog", "streams", stream);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var lines = Directory.Exists(path) ? Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).ToArray() : [];
            if (lines.Length >= wanted || limit.IsCancellationRequested) return lines;
            await timer.WaitForNextTickAsync();
        }
    }

    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.File("server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
