using System.Globalization;
using System.Security.Cryptography;

namespace Windhover.Testing.Access;

/// <summary>The codes that an authenticator app shows, worked out by itself and not by the server's code (https://www.rfc-editor.org/rfc/rfc6238).</summary>
public static class AuthenticatorApp
{
    /// <summary>The code at a time.</summary>
    /// <param name="secret">Base32, as it is typed in.</param>
    /// <param name="now">Epoch milliseconds.</param>
    public static string Code(string secret, long now)
    {
        var bits = string.Concat(secret.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        byte[] key = [.. bits.Chunk(8).Where(chunk => chunk.Length == 8).Select(chunk => Convert.ToByte(new string(chunk), 2))];
        byte[] counter = [.. BitConverter.GetBytes(now / 30_000).Reverse()];
#pragma warning disable CA5350 // the standard's hash
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var at = hash[^1] % 16;
        var number = ((hash[at] % 128) * 16_777_216) + (hash[at + 1] * 65_536) + (hash[at + 2] * 256) + hash[at + 3];
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
