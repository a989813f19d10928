using System.Security.Cryptography;
using System.Text;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Collection;

/// <summary>The tokens that let a sender in. Only their hashes are held; all are compared, each in constant time, so that an answer's time says nothing.</summary>
internal sealed class PushTokens
{
    private const string Hashed = "sha256:";
    private const int Shortest = 16;
    private readonly byte[][] hashes;

    /// <param name="settings">The collection's settings.</param>
    /// <param name="setting">Which of them holds the tokens.</param>
    /// <exception cref="CollectorSettingsException">A token is too short, or no hash.</exception>
    public PushTokens(CollectorSettings settings, string setting) => hashes = [.. settings.List(setting).Select(t => Hash(setting, t))];

    /// <summary>True when there is none.</summary>
    public bool IsEmpty => hashes.Length == 0;

    /// <summary>True when the token is one of them.</summary>
    public bool Accept(string token)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        var accepted = false;
        foreach (var known in hashes) accepted |= CryptographicOperations.FixedTimeEquals(known, hash);
        return accepted;
    }

    /// <summary>The token of an <c>Authorization</c> header of one of the schemes; null when it has another form, "" when there is none.</summary>
    public static string? Of(string authorization, params ReadOnlySpan<string> schemes)
    {
        if (authorization.Length == 0) return "";
        foreach (var scheme in schemes)
        {
            if (authorization.StartsWith(scheme + " ", StringComparison.OrdinalIgnoreCase)) return authorization[(scheme.Length + 1)..].Trim();
        }

        return null;
    }

    private static byte[] Hash(string setting, string token)
    {
        if (token.StartsWith(Hashed, StringComparison.Ordinal))
        {
            return token.Length == Hashed.Length + 64 && token.AsSpan(Hashed.Length).IndexOfAnyExcept("0123456789abcdefABCDEF") < 0
                ? Convert.FromHexString(token.AsSpan(Hashed.Length))
                : throw new CollectorSettingsException(setting, "behind sha256: 64 hexadecimal digits are expected");
        }

        return token.Length >= Shortest ? SHA256.HashData(Encoding.UTF8.GetBytes(token)) : throw new CollectorSettingsException(setting, $"a token has at least {Shortest} characters");
    }
}
