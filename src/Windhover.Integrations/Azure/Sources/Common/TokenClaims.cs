using System.Text.Json;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// What a caller's token said (https://learn.microsoft.com/en-us/entra/identity-platform/access-token-claims-reference), with the long names that the activity
/// log and Key Vault write for some claims. One pass; claims that nobody needs are skipped.
/// </summary>
internal ref struct TokenClaims
{
    /// <summary>Sign-in name of a user.</summary>
    public ReadOnlySpan<byte> Upn;

    /// <summary>Display name, or sign-in name, of a user.</summary>
    public ReadOnlySpan<byte> Name;

    /// <summary>Object id of the user or service principal.</summary>
    public ReadOnlySpan<byte> ObjectId;

    /// <summary>Id of the client application.</summary>
    public ReadOnlySpan<byte> AppId;

    /// <summary>Tenant of the caller.</summary>
    public ReadOnlySpan<byte> TenantId;

    /// <summary>Address that the token was asked for from.</summary>
    public ReadOnlySpan<byte> Address;

    /// <summary>Id of the token.</summary>
    public ReadOnlySpan<byte> TokenId;

    /// <summary>How the caller proved who it is ("pwd,mfa").</summary>
    public ReadOnlySpan<byte> Methods;

    /// <summary>"app" for the token of an application.</summary>
    public ReadOnlySpan<byte> IdType;

    /// <summary>Reads the claims of one JSON object.</summary>
    public static TokenClaims Of(ReadOnlySpan<byte> json)
    {
        var claims = default(TokenClaims);
        if (json.IsEmpty) return claims;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return claims;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var claim = Short(reader.ValueSpan);
            reader.Read();
            if (reader.TokenType == JsonTokenType.String) claims.Keep(claim, Text(ref reader));
            else reader.Skip();
        }

        return claims;
    }

    /// <summary>The last word of a claim's name, which is its whole name or a URI.</summary>
    private static ReadOnlySpan<byte> Short(ReadOnlySpan<byte> name) => name[(name.LastIndexOf((byte)'/') + 1)..];

    private static ReadOnlySpan<byte> Text(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        var text = new byte[reader.ValueSpan.Length];
        try
        {
            return text.AsSpan(0, reader.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            return default; // an escaped half of a surrogate pair
        }
    }

    private void Keep(ReadOnlySpan<byte> claim, ReadOnlySpan<byte> value)
    {
        value = value.Trim((byte)' ');
        if (claim.SequenceEqual("upn"u8) || claim.SequenceEqual("unique_name"u8)) First(ref Upn, value);
        else if (claim.SequenceEqual("name"u8)) Longest(ref Name, value);
        else if (claim.SequenceEqual("objectidentifier"u8) || claim.SequenceEqual("oid"u8)) First(ref ObjectId, value);
        else if (claim.SequenceEqual("appid"u8) || claim.SequenceEqual("azp"u8)) First(ref AppId, value);
        else if (claim.SequenceEqual("tenantid"u8) || claim.SequenceEqual("tid"u8)) First(ref TenantId, value);
        else if (claim.SequenceEqual("ipaddr"u8)) First(ref Address, value);
        else if (claim.SequenceEqual("uti"u8)) First(ref TokenId, value);
        else if (claim.SequenceEqual("authnmethodsreferences"u8) || claim.SequenceEqual("amr"u8)) First(ref Methods, value);
        else if (claim.SequenceEqual("idtyp"u8)) First(ref IdType, value);
    }

    private static void First(ref ReadOnlySpan<byte> kept, ReadOnlySpan<byte> value)
    {
        if (kept.IsEmpty) kept = value;
    }

    // "name" is the display name, the long "…/claims/name" the sign-in name: the one with an @ is the stable one.
    private static void Longest(ref ReadOnlySpan<byte> kept, ReadOnlySpan<byte> value)
    {
        if (kept.IsEmpty || (kept.IndexOf((byte)'@') < 0 && value.IndexOf((byte)'@') >= 0)) kept = value;
    }
}
