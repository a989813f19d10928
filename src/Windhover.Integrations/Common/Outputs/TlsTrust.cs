using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Outputs;

/// <summary>Whom an output trusts over TLS, and what it shows of itself.</summary>
internal static class TlsTrust
{
    /// <summary>Judges a server's certificate: by the authorities of a file, and by its name; null where the machine's own judgement is taken.</summary>
    /// <exception cref="CollectorSettingsException">The file holds no certificate.</exception>
    public static RemoteCertificateValidationCallback? Of(CollectorSettings settings, string setting)
    {
        if (settings[setting].Length == 0) return null;
        var authorities = new X509Certificate2Collection();
        try
        {
            authorities.ImportFromPemFile(settings[setting]);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new CollectorSettingsException(setting, "the file cannot be read");
        }

        if (authorities.Count == 0) throw new CollectorSettingsException(setting, "the file holds no certificate");
        return (_, certificate, _, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && certificate is X509Certificate2 server && IsOf(authorities, server);
    }

    /// <summary>The certificate that is shown; null for none.</summary>
    /// <exception cref="CollectorSettingsException">The files hold none.</exception>
    public static X509Certificate2? Own(CollectorSettings settings, string certificate, string key)
    {
        if (settings[certificate].Length == 0) return null;
        try
        {
            return X509Certificate2.CreateFromPemFile(settings[certificate], settings[key].Length > 0 ? settings[key] : null);
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CollectorSettingsException(certificate, "it and its key cannot be read");
        }
    }

    private static bool IsOf(X509Certificate2Collection authorities, X509Certificate2 server)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        return chain.Build(server);
    }
}
