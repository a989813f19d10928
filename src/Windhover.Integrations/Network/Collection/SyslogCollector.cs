using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Network.Collection;

/// <summary>Takes syslog messages from whatever can send them.</summary>
internal sealed class SyslogCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "net.syslog",
        Title = "Syslog over UDP, TCP and TLS",
        Page = "https://www.rfc-editor.org/rfc/rfc5425",
        Settings =
        [
            new("listen_udp", "Address and port for UDP; usual is port 514.", ""),
            new("listen_tcp", "Address and port for TCP without TLS; usual is port 514.", ""),
            new("listen_tls", "Address and port for TCP with TLS; usual is port 6514.", ""),
            new("tls_certificate", "PEM file with the server's certificate and those between it and its root.", "", IsFile: true),
            new("tls_key", "PEM file with the certificate's private key.", "", IsFile: true),
            new("tls_client_authority", "PEM file with the certificates that a sender's own must lead up to; without one senders need none.", "", IsFile: true),
            new("max_message_bytes", "Bytes of the longest message, 1024 to 1048576; the rest of a longer one is cut off and counted.", "65536"),
            new("max_connections", "Most connections at one time, 1 to 10000.", "512"),
            new("max_senders", "How many senders get a file of their own, 1 to 4096; all others share one.", "512"),
        ],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new SyslogCollection(settings, context);
}
