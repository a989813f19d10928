using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Windhover.FunctionalTests.Response;

/// <summary>Gives out tokens as Google's token endpoint does to a service account that signs its assertion (https://developers.google.com/identity/protocols/oauth2/service-account).</summary>
internal sealed class GoogleTokens
{
    internal const string Account = "windhover@acme-lab.iam.gserviceaccount.com";
    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, string[]> _given = new(StringComparer.Ordinal);

    /// <summary>For whom each assertion asked; null for the account itself.</summary>
    internal List<string?> Subjects { get; } = [];

    internal string Credentials(string address) => JsonSerializer.Serialize(new
    {
        type = "service_account", project_id = "acme-lab", private_key_id = "1", private_key = _key.ExportPkcs8PrivateKeyPem(), client_email = Account, client_id = "1", token_uri = $"{address}/token",
    });

    /// <summary>Answers <c>POST /token</c>.</summary>
    internal PeerAnswer Give(PeerCall call)
    {
        var form = call.Text.Split('&').Select(p => p.Split('=')).ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1].Replace('+', ' ')), StringComparer.Ordinal);
        var parts = form["assertion"].Split('.');
        if (!_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Decode(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            return new(400, new JsonObject { ["error"] = "invalid_grant", ["error_description"] = "Invalid JWT Signature." });
        var claims = JsonNode.Parse(Decode(parts[1]))!;
        Subjects.Add((string?)claims["sub"]);
        var token = $"token-{_given.Count}";
        _given[token] = ((string)claims["scope"]!).Split(' ');
        return new(200, new JsonObject { ["access_token"] = token, ["token_type"] = "Bearer", ["expires_in"] = 3600 });
    }

    /// <summary>Whether a call's token is good for one of some scopes.</summary>
    internal bool Allows(PeerCall call, params string[] scopes)
    {
        var value = call.Request.Headers.Authorization.ToString();
        return value.StartsWith("Bearer ", StringComparison.Ordinal) && _given.TryGetValue(value["Bearer ".Length..], out var given) && given.Intersect(scopes, StringComparer.Ordinal).Any();
    }

    private static byte[] Decode(string part) => Convert.FromBase64String(part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '='));
}
