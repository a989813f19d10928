using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Server.Authentication;

/// <summary>Makes secrets, and the hashes by which they are known again. 256 random bits need no salt and no slow hash.</summary>
internal static class Secrets
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that looks like another

    /// <summary>A secret of 256 bits, fit for URLs and cookies.</summary>
    internal static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>A name for a record, which is no secret.</summary>
    internal static string MakeId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>A password that can be typed: 99 bits.</summary>
    internal static string MakePassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));

    /// <summary>What is kept of a secret: SHA-256, lower-case hexadecimal.</summary>
    internal static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
