using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Email.Outputs;

/// <summary>E-mail over SMTP (RFC 5321) with STARTTLS (RFC 3207) or TLS from the start (RFC 8314), and AUTH (RFC 4954).</summary>
internal sealed class EmailOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "email",
        Title = "E-mail",
        Page = "https://www.rfc-editor.org/rfc/rfc5321",
        Story = "Every message is one e-mail of plain text; those of one incident refer to the same `Message-ID`, so that mail programs show them together, and one that comes twice has the same.",
        AtLeast = Severity.Medium,
        MessagesAnHour = 30,
        Settings =
        [
            new("server", "Host of the mail server."),
            new("port", "Its port: 587 for STARTTLS, 465 for TLS.", "587"),
            new("security", "`starttls`, `tls`, or `none`, which is only taken without a password.", "starttls"),
            new("user", "User to sign in as. Empty to send without signing in.", ""),
            new("password", "The user's password.", "", IsSecret: true),
            new("from", "Address that messages come from."),
            new("to", "Addresses that they go to."),
            new("ca_file", "PEM file with the authority of the server's certificate. Empty for those that this machine trusts.", ""),
            new("timeout_seconds", "How long one message may take, 1 to 120 seconds.", "30"),
            .. OutputTexts.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => new EmailOutput(settings);
}
