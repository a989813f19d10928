using System.Diagnostics;
using Shouldly;
using Windhover.Core.Outputs.Delivery;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Outputs;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Outputs;

/// <summary>Messages to a real rsyslog over UDP, TCP and TLS; what it made of them is read from its file.</summary>
public sealed class SyslogOutputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int udp = ServeProcess.FreePort();
    private readonly int tcp = ServeProcess.FreePort();
    private readonly int tls = ServeProcess.FreePort();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("tcp", "rfc5424")]
    [InlineData("tls", "rfc5424")]
    [InlineData("tls", "cef")]
    [InlineData("udp", "cef")]
    public async Task ARealReceiverReadsEveryMessageAsOneLine(string transport, string format)
    {
        if (!File.Exists("/usr/sbin/rsyslogd") || !Directory.EnumerateFiles("/usr/lib", "lmnsd_gtls.so", SearchOption.AllDirectories).Any()) Assert.Skip("rsyslog and rsyslog-gnutls are not installed");
        LoopbackCertificate.Write(folder);
        await File.WriteAllTextAsync(folder.File("rsyslog.conf"), Configuration(), Cancellation);
        using var rsyslog = Process.Start(new ProcessStartInfo("/usr/sbin/rsyslogd", ["-n", "-f", folder.File("rsyslog.conf"), "-i", folder.File("rsyslog.pid")]) { RedirectStandardError = true })!;
        try
        {
            await SentLines.ListensAsync(tcp);
            await SentLines.ListensAsync(tls);
            var port = transport switch { "udp" => udp, "tcp" => tcp, _ => tls };
            await using var plan = OutputPlan.Open(
                FoundOutputs.Kinds.Find("syslog")!,
                "out",
                new Dictionary<string, string> { ["address"] = $"127.0.0.1:{port}", ["transport"] = transport, ["format"] = format, ["hostname"] = "watcher", ["ca_file"] = folder.File("server.pem") },
                TimeProvider.System);
            foreach (var message in new[] { FoundOutputs.Message(1, OutputChange.Told), FoundOutputs.Message(1, OutputChange.Told, incident: FoundOutputs.HostileIncident), FoundOutputs.Message(2, OutputChange.Closed) })
            {
                var sent = await plan.Output.SendAsync(message, Cancellation);
                sent.State.ShouldBe(SendState.Delivered, sent.Reason);
            }

            var lines = await SentLines.OfAsync(folder.File("out.log"), 3);
            lines.Count.ShouldBe(3, "a hostile line end makes no line");
            foreach (var line in lines)
            {
                line.ShouldStartWith("local0|err|watcher|windhover|incident|");
                line.ShouldContain(format == "cef" ? "|-|CEF:0|Windhover|Windhover|" : "|[windhover@32473 key=\"windhover-out-incident-01\"");
            }

            lines[2].ShouldContain(format == "cef" ? "|closed|" : "status=\"closed\"");
        }
        finally
        {
            rsyslog.Kill();
            await rsyslog.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task AReceiverWhoseCertificateIsNotTrustedGetsNothing()
    {
        LoopbackCertificate.Write(folder);
        using var other = new TemporaryFolder();
        LoopbackCertificate.Write(other);
        if (!File.Exists("/usr/bin/openssl")) Assert.Skip("openssl is not installed");
        using var server = Process.Start(new ProcessStartInfo("/usr/bin/openssl", ["s_server", "-accept", $"127.0.0.1:{tls}", "-cert", folder.File("server.pem"), "-key", folder.File("server.key"), "-quiet"]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        try
        {
            await SentLines.ListensAsync(tls);
            await using var plan = OutputPlan.Open(FoundOutputs.Kinds.Find("syslog")!, "out", new Dictionary<string, string> { ["address"] = $"127.0.0.1:{tls}", ["ca_file"] = other.File("server.pem") }, TimeProvider.System);
            (await plan.Output.SendAsync(FoundOutputs.Message(1, OutputChange.Told), Cancellation)).State.ShouldBe(SendState.RetryLater);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
        }
    }

    private string Configuration() =>
        $"""
        global(workDirectory="{folder.Path}" defaultNetstreamDriverCAFile="{folder.File("server.pem")}" defaultNetstreamDriverCertFile="{folder.File("server.pem")}" defaultNetstreamDriverKeyFile="{folder.File("server.key")}")
        module(load="imudp")
        module(load="imptcp")
        module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.AuthMode="anon")
        input(type="imudp" address="127.0.0.1" port="{udp}")
        input(type="imptcp" address="127.0.0.1" port="{tcp}")
        input(type="imtcp" address="127.0.0.1" port="{tls}")
        template(name="parts" type="string" string="%syslogfacility-text%|%syslogseverity-text%|%hostname%|%programname%|%msgid%|%structured-data%|%msg%\n")
        action(type="omfile" file="{folder.File("out.log")}" template="parts")

        """;
}
