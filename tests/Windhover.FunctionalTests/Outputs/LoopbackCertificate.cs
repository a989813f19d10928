using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Windhover.Testing.Stores;

namespace Windhover.FunctionalTests.Outputs;

/// <summary>A certificate of 127.0.0.1 and localhost in a folder, for receivers of messages.</summary>
internal static class LoopbackCertificate
{
    /// <summary>Writes <c>server.pem</c> and <c>server.key</c>; the certificate is its own authority.</summary>
    public static void Write(TemporaryFolder folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(folder.File("server.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
