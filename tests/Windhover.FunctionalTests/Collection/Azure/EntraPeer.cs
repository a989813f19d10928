using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>
/// Gives out tokens as Entra ID does to an app registration with a secret (https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow), after looking at all
/// that is sent. Only the newest token is good. It has the form of a real one, without a signature that means anything.
/// </summary>
internal sealed class EntraPeer(string scope, string audience)
{
    internal const string Tenant = "11111111-aaaa-4bbb-8ccc-000000000001";
    internal const string Client = "22222222-aaaa-4bbb-8ccc-000000000002";
    internal const string Secret = "a-secret-of-this-test-only";
    private int _given;

    /// <summary>The token that is good; "" for none.</summary>
    internal string Good { get; private set; } = "";

    /// <summary>How many were given.</summary>
    internal int Given => _given;

    /// <summary>Answers so many of the next calls with 503.</summary>
    internal int FailNext { get; set; }

    /// <summary>The token is good no more, before its time.</summary>
    internal void Revoke() => Good = "";

    /// <summary>Answers <c>POST /{tenant}/oauth2/v2.0/token</c>.</summary>
    internal async Task<IResult> TokenAsync(string tenant, HttpRequest request)
    {
        if (--FailNext >= 0) return Results.StatusCode(503);
        var form = await request.ReadFormAsync();
        if (tenant != Tenant) return Refusal(400, "invalid_request", "AADSTS90002: Tenant not found.");
        if (form["grant_type"] != "client_credentials" || form["scope"] != scope) return Refusal(400, "invalid_scope", $"AADSTS70011: The provided value for scope {form["scope"]} is not valid.");
        if (form["client_id"] != Client || form["client_secret"] != Secret) return Refusal(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
        return Results.Json(new { token_type = "Bearer", expires_in = 3600, ext_expires_in = 3600, access_token = Token() });
    }

    /// <summary>Answers <c>GET /msi/token</c> as the endpoint of a managed identity does (https://learn.microsoft.com/en-us/azure/app-service/overview-managed-identity#rest-endpoint-reference).</summary>
    internal IResult Identity(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != Secret) return Results.StatusCode(401);
        if (request.Query["api-version"] != "2019-08-01" || $"{request.Query["resource"]}/.default" != scope || request.Query["client_id"] != Client) return Refusal(400, "invalid_request", "no such resource or identity");
        return Results.Json(new { access_token = Token(), expires_on = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), resource = request.Query["resource"].ToString(), token_type = "Bearer", client_id = Client });
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static IResult Refusal(int status, string error, string description) => Results.Json(new { error, error_description = description }, statusCode: status);

    private string Token()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = JsonSerializer.Serialize(new { aud = audience, iss = $"https://sts.windows.net/{Tenant}/", iat = now - 60, nbf = now - 60, exp = now + 3600, jti = Interlocked.Increment(ref _given), ver = "1.0", oid = Client, sub = Client, tid = Tenant });
        Good = $"{Encode("""{"typ":"JWT","alg":"RS256"}""")}.{Encode(claims)}.{Encode("no signature")}";
        return Good;
    }
}
