using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Windhover.FunctionalTests.Collection;

/// <summary>A certificate for 127.0.0.1 that signs itself, and what makes another process trust it and nothing else (https://learn.microsoft.com/en-us/dotnet/standard/security/cross-platform-cryptography#x509store).</summary>
internal sealed class LoopbackTls : IDisposable
{
    internal LoopbackTls(string folder)
    {
        Directory.CreateDirectory(folder);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        Certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        (CertificateFile, KeyFile) = (Path.Combine(folder, "loopback.pem"), Path.Combine(folder, "loopback.key"));
        File.WriteAllText(CertificateFile, Certificate.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());
    }

    internal X509Certificate2 Certificate { get; }

    internal string CertificateFile { get; }

    internal string KeyFile { get; }

    /// <summary>What a process needs in its environment to trust it.</summary>
    internal Dictionary<string, string> Trust => new(StringComparer.Ordinal) { ["SSL_CERT_FILE"] = CertificateFile, ["SSL_CERT_DIR"] = "/nowhere" };

    /// <summary>Calls from this process that trust it and nothing else.</summary>
    internal SocketsHttpHandler Client()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(Certificate);
        return new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }

    public void Dispose() => Certificate.Dispose();
}
