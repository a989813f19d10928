using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Where an API server is, how it is known, and how to sign in.</summary>
internal sealed record KubernetesAccess
{
    /// <summary>Its address; https, or http on this machine.</summary>
    public required Uri Server { get; init; }

    /// <summary>PEM text of the certificates that the server's own must lead up to; "" for those that this machine trusts.</summary>
    public string Authority { get; init; } = "";

    /// <summary>Bearer token; "" for none.</summary>
    public string Token { get; init; } = "";

    /// <summary>File with a bearer token; "" for none.</summary>
    public string TokenFile { get; init; } = "";

    /// <summary>Client certificate; null for none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Reads the settings of a connection.</summary>
    /// <exception cref="CollectorSettingsException">A setting is missing or wrong.</exception>
    public static KubernetesAccess Of(CollectorSettings settings)
    {
        if (settings["kubeconfig"].Length > 0)
        {
            if (settings["server"].Length > 0) throw new CollectorSettingsException("server", "cannot be set with kubeconfig");
            return Kubeconfig.Read(settings["kubeconfig"], settings["context"]);
        }

        if (settings["server"].Length == 0) throw new CollectorSettingsException("server", "must be set, or kubeconfig");
        var ways = new[] { "token", "token_file", "client_certificate" }.Count(s => settings[s].Length > 0);
        if (ways != 1) throw new CollectorSettingsException("token", "set one of token, token_file and client_certificate");
        return new KubernetesAccess
        {
            Server = Checked(settings.Address("server"), "server"),
            Authority = settings["ca_file"].Length > 0 ? Text(settings["ca_file"], "ca_file") : "",
            Token = settings["token"].Trim(),
            TokenFile = settings["token_file"],
            Certificate = settings["client_certificate"].Length > 0 ? Pair(settings["client_certificate"], settings["client_key"], "client_certificate") : null,
        };
    }

    /// <summary>An address that credentials may be sent to.</summary>
    /// <exception cref="CollectorSettingsException">They would go over the network in clear.</exception>
    public static Uri Checked(Uri server, string setting) =>
        server.Scheme == Uri.UriSchemeHttps || server.IsLoopback ? server : throw new CollectorSettingsException(setting, "expected an address that begins with https://");

    /// <summary>A file's text.</summary>
    /// <exception cref="CollectorSettingsException">It cannot be read.</exception>
    public static string Text(string path, string setting)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CollectorSettingsException(setting, "the file cannot be read");
        }
    }

    /// <summary>A certificate with its key.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public static X509Certificate2 Pair(string certificate, string key, string setting)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate, key);
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            throw new CollectorSettingsException(setting, "expected a PEM certificate and its private key");
        }
    }
}
