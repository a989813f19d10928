using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Email.Outputs;

/// <summary>Sends plain text, which holds no markup; a subject is one line of it. Answers of 4xx are worth another try, those of 5xx are not (RFC 5321 section 4.2.1).</summary>
internal sealed class EmailOutput : IOutput
{
    private readonly string server;
    private readonly int port;
    private readonly SecureSocketOptions security;
    private readonly string user;
    private readonly string password;
    private readonly MailboxAddress from;
    private readonly IReadOnlyList<MailboxAddress> to;
    private readonly int patience;
    private readonly OutputTexts texts;
    private readonly RemoteCertificateValidationCallback? judge;

    /// <param name="settings">Those of <see cref="EmailOutputKind"/>.</param>
    /// <exception cref="CollectorSettingsException">One of them is wrong.</exception>
    public EmailOutput(CollectorSettings settings)
    {
        server = settings["server"].Length > 0 ? settings["server"] : throw new CollectorSettingsException("server", "must be set");
        port = settings.Number("port", 1, 65535);
        security = settings.OneOf("security", "starttls", "tls", "none") switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls };
        (user, password) = (settings["user"], settings["password"]);
        if (user.Length > 0 && security == SecureSocketOptions.None) throw new CollectorSettingsException("security", "a password is not sent without TLS");
        if (user.Length > 0 != password.Length > 0) throw new CollectorSettingsException("password", "user and password go together");
        from = Mailbox("from", settings["from"]);
        to = [.. settings.List("to").Select(t => Mailbox("to", t))];
        if (to.Count == 0) throw new CollectorSettingsException("to", "must name at least one address");
        patience = settings.Number("timeout_seconds", 1, 120) * 1000;
        texts = new OutputTexts(settings);
        judge = TlsTrust.Of(settings, "ca_file");
    }

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = patience, CheckCertificateRevocation = false };
        if (judge is not null) client.ServerCertificateValidationCallback = judge;
        using var mail = Mail(message);
        try
        {
            await client.ConnectAsync(server, port, security, cancellation).ConfigureAwait(false);
            if (user.Length > 0) await client.AuthenticateAsync(user, password, cancellation).ConfigureAwait(false);
            var answer = await client.SendAsync(mail, cancellation).ConfigureAwait(false);
            await QuitAsync(client, cancellation).ConfigureAwait(false);
            return SendResult.Delivered($"{server} answered {answer}");
        }
        catch (SmtpCommandException refused)
        {
            var reason = $"{server} answered {(int)refused.StatusCode} {refused.Message}";
            return (int)refused.StatusCode >= 500 ? SendResult.Refused(reason) : SendResult.RetryLater(reason);
        }
        catch (Exception refused) when (refused is AuthenticationException or NotSupportedException)
        {
            return SendResult.Refused($"{server}: {refused.Message}");
        }
        catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or SslHandshakeException or TimeoutException or ServiceNotConnectedException)
        {
            return SendResult.RetryLater($"{server}: {failure.Message}");
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The message is there already: what goes wrong now is no failure of it.
    private static async Task QuitAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is SocketException or IOException or ProtocolException)
        {
            // The server went first.
        }
    }

    private MimeMessage Mail(OutputMessage message)
    {
        var mail = new MimeMessage { Subject = texts.Title(message, t => t, 200), Date = DateTimeOffset.FromUnixTimeMilliseconds(message.Time), MessageId = Id(message.MessageId) };
        mail.From.Add(from);
        mail.To.AddRange(to);
        if (message.MessageId != message.Key + "-1") mail.InReplyTo = Id(message.Key + "-1");
        mail.Headers.Add("X-Windhover-Key", message.Key);
        mail.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answers it
        mail.Body = new TextPart(TextFormat.Plain) { Text = $"{texts.Text(message, t => t, 20_000)}\n\n{message.Url}\n" };
        return mail;
    }

    private string Id(string id) => $"{id}@{from.Domain}";

    private static MailboxAddress Mailbox(string setting, string written) => MailboxAddress.TryParse(written, out var mailbox) && mailbox.Domain.Length > 0
        ? mailbox
        : throw new CollectorSettingsException(setting, "expected an e-mail address");
}
