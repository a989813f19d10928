using System.Text.RegularExpressions;

namespace Windhover.Server.Logging;

/// <summary>The one place that takes secrets out of what is logged: by the names that they are given, and by the form that some have.</summary>
public static partial class Redaction
{
    private const string Gone = "[redacted]";

    /// <summary>A text without the secrets in it.</summary>
    public static string Of(string text)
    {
        text = Bearer().Replace(text, $"$1 {Gone}");
        text = Named().Replace(text, $"$1$2{Gone}");
        text = InUrl().Replace(text, $"$1{Gone}@");
        return Formed().Replace(text, Gone);
    }

    /// <summary>The value of a field without the secrets in it; nothing of it where the name says that it is one.</summary>
    public static string Of(string name, string value) => SecretName().IsMatch(name) ? Gone : Of(value);

    [GeneratedRegex(@"\b(Bearer|Basic|Splunk|SharedKey|Negotiate)\s+[A-Za-z0-9+/=._~:-]{6,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"\b([a-z_-]*(?:password|passwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|signature|x-amz-signature|sig|client_assertion|refresh_token|code_verifier))(""?\s*[=:]\s*""?)[^\s""'&;,}]{3,}", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Named();

    [GeneratedRegex(@"([a-z][a-z0-9+.-]*://)[^\s/@]+@", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex InUrl();

    // Access keys, tokens with a prefix of their own, JSON web tokens, private keys.
    [GeneratedRegex(@"\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|\bgh[pousr]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bxox[abprs]-[A-Za-z0-9-]{10,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*-----END [A-Z ]*PRIVATE KEY-----", RegexOptions.NonBacktracking)]
    private static partial Regex Formed();

    [GeneratedRegex("password|passwd|secret|token|api_?key|access_?key|authorization|cookie", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex SecretName();
}
