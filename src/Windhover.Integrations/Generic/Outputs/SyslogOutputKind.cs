using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Generic.Outputs;

/// <summary>Syslog as RFC 5424 has it, over UDP (RFC 5426), TCP (RFC 6587, octet counting) or TLS (RFC 5425), with structured data or with CEF in the message.</summary>
internal sealed class SyslogOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "syslog",
        Title = "Syslog (RFC 5424, CEF)",
        Page = "https://www.rfc-editor.org/rfc/rfc5424",
        Story = "Every message is one line; `key` and `message_id` in it tell which incident it is of and whether it came twice. Over UDP nobody says whether it arrived; over TCP and TLS it counts as delivered when the receiver has read the connection to its end.",
        Settings =
        [
            new("address", "Host and port of the receiver, as `logs.example.org:6514`."),
            new("transport", "`udp`, `tcp` or `tls`.", "tls"),
            new("format", "`rfc5424` for structured data, `cef` for CEF.", "rfc5424"),
            new("facility", "Number of the facility, 0 to 23; 16 is local0.", "16"),
            new("hostname", "Host that the lines say they come from. Empty for this machine's name.", ""),
            new("ca_file", "PEM file with the authority of the receiver's certificate. Empty for those that this machine trusts.", ""),
            new("client_certificate", "PEM file with the certificate that we show. Empty for none.", ""),
            new("client_key", "PEM file with its key.", ""),
            new("timeout_seconds", "How long one message may take, 1 to 120 seconds.", "20"),
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => new SyslogOutput(settings, clock);
}
