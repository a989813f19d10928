using System.Diagnostics;
using Shouldly;
using Windhover.Core.Outputs.Delivery;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Outputs;
using Windhover.Testing.Sources;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Outputs;

/// <summary>Mail to a real SMTP server (aiosmtpd) with STARTTLS and with TLS from the start.</summary>
public sealed class EmailOutputTests : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3";
    private readonly TemporaryFolder folder = new();
    private readonly int port = ServeProcess.FreePort();
    private Process? server;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill();
            await server.WaitForExitAsync(CancellationToken.None);
            server.Dispose();
        }

        folder.Dispose();
    }

    [Theory]
    [InlineData("starttls")]
    [InlineData("tls")]
    public async Task MessagesOfOneIncidentAreOneThreadOfPlainText(string security)
    {
        await StartAsync(security);
        await using var plan = Open(security);
        foreach (var message in new[] { FoundOutputs.Message(1, OutputChange.Told), FoundOutputs.Message(2, OutputChange.Closed) }) (await SendAsync(plan, message)).State.ShouldBe(SendState.Delivered);
        var (first, second) = (await MailAsync(1), await MailAsync(2));
        first.ShouldContain("\nMessage-Id: <windhover-out-incident-01-1@example.org>", Case.Insensitive);
        first.ShouldNotContain("In-Reply-To");
        second.ShouldContain("\nIn-Reply-To: <windhover-out-incident-01-1@example.org>");
        first.ShouldStartWith("X-Rcpt: soc@example.org,night@example.org\n");
        first.ShouldContain("\nContent-Type: text/plain");
        first.ShouldContain("https://windhover.example.org/incidents/incident-01");
    }

    [Fact]
    public async Task WhatOthersWroteMakesNoHeader()
    {
        await StartAsync("starttls");
        await using var plan = Open("starttls");
        (await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told, incident: FoundOutputs.HostileIncident))).State.ShouldBe(SendState.Delivered);
        var mail = await MailAsync(1);
        var head = mail[..mail.IndexOf("\n\n", StringComparison.Ordinal)];
        head.Split('\n').ShouldNotContain(l => l.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        mail.ShouldStartWith("X-Rcpt: soc@example.org,night@example.org\n");
        Directory.GetFiles(folder.Path, "mail-*.eml").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("to", "full@example.org", SendState.RetryLater)]
    [InlineData("to", "nobody@example.org", SendState.Refused)]
    [InlineData("password", "another-password", SendState.Refused)]
    public async Task WhatTheServerRefusesForNowIsTriedAgainAndForGoodIsNot(string setting, string value, SendState expected)
    {
        await StartAsync("starttls");
        await using var plan = Open("starttls", (setting, value));
        var result = await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told));
        result.State.ShouldBe(expected, result.Reason);
        plan.Safe(result.Reason).ShouldNotContain("password\"");
        plan.Safe(result.Reason).ShouldNotContain("mail-password");
    }

    [Fact]
    public async Task AServerWhoseCertificateIsNotTrustedGetsNoPassword()
    {
        await StartAsync("starttls");
        await using var plan = Open("starttls", ("ca_file", ""));
        (await SendAsync(plan, FoundOutputs.Message(1, OutputChange.Told))).State.ShouldBe(SendState.RetryLater);
        Directory.GetFiles(folder.Path, "mail-*.eml").ShouldBeEmpty();
    }

    private async Task StartAsync(string mode)
    {
        if (!File.Exists(Python)) Assert.Skip("python3 is not installed");
        using (var asked = Process.Start(new ProcessStartInfo(Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!)
        {
            await asked.WaitForExitAsync(Cancellation);
            if (asked.ExitCode != 0) Assert.Skip("python3-aiosmtpd is not installed");
        }

        LoopbackCertificate.Write(folder);
        server = Process.Start(new ProcessStartInfo(Python, [Path.Combine(RepositoryTree.Root, "tests/Windhover.FunctionalTests/Outputs/mail_server.py"), $"{port}", folder.Path, mode]) { RedirectStandardError = true })!;
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginErrorReadLine();
        await SentLines.ListensAsync(port);
    }

    private OutputPlan Open(string security, params (string Name, string Value)[] other)
    {
        var settings = new Dictionary<string, string>
        {
            ["server"] = "localhost", ["port"] = $"{port}", ["security"] = security, ["user"] = "windhover", ["password"] = "mail-password",
            ["from"] = "windhover@example.org", ["to"] = "soc@example.org, night@example.org", ["ca_file"] = folder.File("server.pem"),
        };
        foreach (var (name, value) in other) settings[name] = value;
        return OutputPlan.Open(FoundOutputs.Kinds.Find("email")!, "out", settings, TimeProvider.System);
    }

    private static Task<SendResult> SendAsync(OutputPlan plan, OutputMessage message) => plan.Output.SendAsync(message, Cancellation);

    private async Task<string> MailAsync(int number) => (await SentLines.OfAsync(folder.File($"mail-{number}.eml"), 1)) is { Count: > 0 } lines ? string.Join('\n', lines) : "";
}
