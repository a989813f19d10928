using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Windhover.Server.Authentication;

/// <summary>Time-based one-time codes (https://www.rfc-editor.org/rfc/rfc6238): HMAC-SHA1, steps of 30 seconds, six digits, as every authenticator app does.</summary>
internal static class OneTimeCodes
{
    internal const int Digits = 6;
    private const int StepSeconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new secret, as long as the hash (https://www.rfc-editor.org/rfc/rfc4226#section-4): 32 letters of Base32.</summary>
    internal static string MakeSecret() => RandomNumberGenerator.GetString(Base32, 32);

    /// <summary>What an authenticator app reads (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).</summary>
    internal static string Uri(string name, string secret) =>
        $"otpauth://totp/Windhover:{System.Uri.EscapeDataString(name)}?secret={secret}&issuer=Windhover&algorithm=SHA1&digits={Digits}&period={StepSeconds}";

    /// <summary>The step whose code this is, among the current one and its two neighbours; null when it is none, or one that was used or lies before one.</summary>
    /// <param name="secret">Base32.</param>
    /// <param name="code">What was typed; spaces do not matter.</param>
    /// <param name="now">Epoch milliseconds.</param>
    /// <param name="used">The last step that was used.</param>
    internal static long? Step(string secret, string code, long now, long used)
    {
        var typed = Encoding.UTF8.GetBytes(code.Replace(" ", "", StringComparison.Ordinal));
        var current = now / 1000 / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(Code(secret, step))) && step > used) found ??= step;
        }

        return found;
    }

    /// <summary>The code of a step.</summary>
    internal static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // the RFC's hash; as a keyed hash it has no known weakness, and apps know no other
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(hash[^1] & 0xf, 4)) & 0x7fff_ffff;
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        var (buffer, bits, at) = (0, 0, 0);
        foreach (var letter in secret)
        {
            buffer = ((buffer << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xffff;
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        return bytes;
    }
}
