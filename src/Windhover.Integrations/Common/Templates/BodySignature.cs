using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Integrations.Common.Templates;

/// <summary>
/// Signs a call: the HMAC-SHA256, with a shared secret, of the second, a dot and the body, so that the receiver can tell who calls and refuse what is old
/// (https://docs.stripe.com/webhooks#verify-manually signs alike).
/// </summary>
internal static class BodySignature
{
    /// <summary><c>t=SECONDS,v1=HEX</c>.</summary>
    public static string Of(byte[] body, byte[] secret, TimeProvider clock)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(second + "."), .. body];
        return $"t={second},v1={Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed))}";
    }
}
