using System.Net;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Collection;

/// <summary>The settings that every listener on HTTP has.</summary>
internal static class PushSettings
{
    /// <summary>Those that may be set, with a port of the collector's own.</summary>
    public static IReadOnlyList<CollectorSetting> With(int port, params ReadOnlySpan<CollectorSetting> further) =>
    [
        new("listen", "Address and port to listen on; other machines can reach it when the address is not a loopback one.", $"127.0.0.1:{port}"),
        new("tokens", "Tokens of which a sender must give one, at least 16 characters each; written as `sha256:` and 64 hexadecimal digits, only the hash is known here.", "", IsSecret: true),
        new("tls_certificate", "PEM file with the server's certificate and those between it and its root; without one it listens on plain HTTP.", "", IsFile: true),
        new("tls_key", "PEM file with the certificate's private key.", "", IsFile: true),
        new("tls_client_authority", "PEM file with the certificates that a sender's own must lead up to; without one senders need none.", "", IsFile: true),
        new("max_body_mib", "Most MiB of a request's body, also after decompression, 1 to 256.", "16"),
        new("max_connections", "Most connections at one time, 1 to 10000.", "256"),
        .. further,
    ];

    /// <summary>Where and how to listen.</summary>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public static PushOptions Options(CollectorSettings settings) => new()
    {
        EndPoint = settings.EndPoint("listen"),
        Tls = Tls(settings),
        MaxBodyBytes = settings.Number("max_body_mib", 1, 256) << 20,
        MaxConnections = settings.Number("max_connections", 1, 10_000),
    };

    /// <summary>The files of TLS; null for none.</summary>
    /// <exception cref="CollectorSettingsException">One goes without the other.</exception>
    public static TlsFiles? Tls(CollectorSettings settings)
    {
        var (certificate, key, authority) = (settings["tls_certificate"], settings["tls_key"], settings["tls_client_authority"]);
        if (certificate.Length == 0 && (key.Length > 0 || authority.Length > 0)) throw new CollectorSettingsException("tls_certificate", "must be set with tls_key and tls_client_authority");
        if (certificate.Length > 0 && key.Length == 0) throw new CollectorSettingsException("tls_key", "must be set with tls_certificate");
        return certificate.Length == 0 ? null : new TlsFiles(certificate, key, authority);
    }

    /// <summary>The tokens. There may be none where only this machine, or only holders of a certificate, can send.</summary>
    /// <exception cref="CollectorSettingsException">Anybody could send.</exception>
    public static PushTokens Tokens(CollectorSettings settings)
    {
        var tokens = new PushTokens(settings, "tokens");
        if (tokens.IsEmpty && settings["tls_client_authority"].Length == 0 && !IPAddress.IsLoopback(settings.EndPoint("listen").Address))
            throw new CollectorSettingsException("tokens", "must be set, or tls_client_authority, where other machines can send");
        return tokens;
    }
}
