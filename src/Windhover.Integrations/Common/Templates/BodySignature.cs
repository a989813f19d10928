using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Integrations.Common.Templates;

/// <summary>
/// Signs a call, and checks one as a receiver does: the HMAC-SHA256, with a shared secret, of the second, a dot and the body, so that the receiver can tell who calls and refuse what is old
/// (https://docs.stripe.com/webhooks#verify-manually signs alike).
/// </summary>
public static class BodySignature
{
    /// <summary><c>t=SECONDS,v1=HEX</c>.</summary>
    /// <param name="body">The body of the call.</param>
    /// <param name="secret">What both sides know.</param>
    /// <param name="clock">Says which second it is.</param>
    public static string Of(byte[] body, byte[] secret, TimeProvider clock)
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"t={second},v1={Hex(second, body, secret)}");
    }

    /// <summary>True when whoever signed a call knew the secret, and did so lately. Takes the same time wherever the signature is wrong.</summary>
    /// <param name="header">What <see cref="Of"/> says; anything else is wrong.</param>
    /// <param name="body">The body of the call.</param>
    /// <param name="secret">What both sides know.</param>
    /// <param name="clock">Says which second it is.</param>
    /// <param name="oldest">How old, or ahead, the signature may be.</param>
    public static bool Holds(string header, byte[] body, byte[] secret, TimeProvider clock, TimeSpan oldest)
    {
        if (header.Split(',') is not [['t', '=', .. var time], ['v', '1', '=', .. var given]] || !long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var second)) return false;
        var isLate = Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - (double)second) > oldest.TotalSeconds;
        return !isLate && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hex(second, body, secret)), Encoding.ASCII.GetBytes(given));
    }

    private static string Hex(long second, byte[] body, byte[] secret)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{second}.")), .. body];
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, signed));
    }
}
