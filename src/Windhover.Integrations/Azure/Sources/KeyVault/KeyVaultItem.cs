namespace Windhover.Integrations.Azure.Sources.KeyVault;

/// <summary>
/// The lasting name of a key, secret or certificate: <c>https://VAULT.vault.azure.net/secrets/NAME</c>, without version and query
/// (https://learn.microsoft.com/en-us/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers).
/// </summary>
internal static class KeyVaultItem
{
    /// <summary>The name in a URI; the URI without its query where it names no item; empty for none.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> uri)
    {
        var end = uri.IndexOfAny("?#"u8);
        if (end >= 0) uri = uri[..end];
        var scheme = uri.IndexOf("://"u8);
        if (scheme < 0) return default;
        var at = scheme + 3;
        for (var slashes = 0; at < uri.Length; at++)
        {
            // host / collection / name / version: the third slash ends the name.
            if (uri[at] == '/' && ++slashes == 3) break;
        }

        return uri[..at].TrimEnd((byte)'/');
    }
}
