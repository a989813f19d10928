using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>How a listener proves who it is, and whom it lets in.</summary>
public static class TlsCertificates
{
    /// <summary>Reads the files: TLS 1.2 or 1.3, and where there is a client authority, only clients with a certificate of it.</summary>
    /// <exception cref="IOException">A file cannot be read or holds no certificate; the message names it.</exception>
    public static SslServerAuthenticationOptions Read(TlsFiles files)
    {
        var chain = Certificates(files.Certificate);
        var options = new SslServerAuthenticationOptions
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            ServerCertificateContext = SslStreamCertificateContext.Create(WithKey(files), chain, offline: true),
        };
        if (files.ClientAuthority.Length == 0) return options;
        var authorities = Certificates(files.ClientAuthority);
        options.ClientCertificateRequired = true;
        options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2 client && IsOf(authorities, client);
        return options;
    }

    private static bool IsOf(X509Certificate2Collection authorities, X509Certificate2 client)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.2")); // client authentication
        return chain.Build(client);
    }

    private static X509Certificate2 WithKey(TlsFiles files)
    {
        try
        {
            return X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        }
        catch (Exception failure) when (failure is CryptographicException or UnauthorizedAccessException or ArgumentException)
        {
            throw new IOException($"{files.Certificate} and {files.Key} hold no certificate with its key: {failure.Message}", failure);
        }
    }

    private static X509Certificate2Collection Certificates(string file)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(file);
            return found.Count > 0 ? found : throw new IOException($"{file} holds no certificate");
        }
        catch (Exception failure) when (failure is CryptographicException or UnauthorizedAccessException)
        {
            throw new IOException($"{file} holds no certificate: {failure.Message}", failure);
        }
    }
}
