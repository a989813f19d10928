using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Windhover.Server.Authentication.OpenId;

/// <summary>The authorisation code flow with PKCE (https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth, https://www.rfc-editor.org/rfc/rfc7636).</summary>
internal sealed class OpenIdFlow(OpenIdOptions options, TimeProvider clock, HttpMessageHandler? handler = null) : IDisposable
{
    internal const string Back = "/sign-in/provider/back";
    private const int MostOfAnswer = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly HttpClient http = new(handler ?? new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience, MaxResponseContentBufferSize = MostOfAnswer };
    private readonly Lock making = new();
    private ConfigurationManager<OpenIdConnectConfiguration>? description;

    /// <summary>Where the provider sends people back to.</summary>
    private string Redirect => new Uri(options.Console, Back).ToString();

    /// <summary>Where a browser goes to sign in.</summary>
    /// <exception cref="OpenIdException">The provider cannot be asked.</exception>
    internal async Task<string> StartAsync(OpenIdState state, CancellationToken cancellation)
    {
        var provider = await DescribeAsync(cancellation);
        var message = new OpenIdConnectMessage
        {
            IssuerAddress = provider.AuthorizationEndpoint,
            ClientId = options.ClientId,
            RedirectUri = Redirect,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = string.Join(' ', ["openid", .. options.Scopes]),
            State = state.State,
            Nonce = state.Nonce,
        };
        message.SetParameter("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(state.Verifier))));
        message.SetParameter("code_challenge_method", "S256");
        return message.CreateAuthenticationRequestUrl();
    }

    /// <summary>Exchanges the code for an identity token, and reads from it who signed in.</summary>
    /// <exception cref="OpenIdException">The provider refuses, or what it says does not hold.</exception>
    internal async Task<OpenIdPerson> FinishAsync(OpenIdState state, string code, CancellationToken cancellation)
    {
        var provider = await DescribeAsync(cancellation);
        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("code", code), new("redirect_uri", Redirect), new("code_verifier", state.Verifier),
        ]);
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint) { Content = form };

        // https://www.rfc-editor.org/rfc/rfc6749#section-2.3.1: both parts are form-encoded first.
        var credentials = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        var token = await ExchangeAsync(request, cancellation);
        return Read(await ValidateAsync(token, provider), state);
    }

    public void Dispose() => http.Dispose();

    private async Task<string> ExchangeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            using var answer = await http.SendAsync(request, cancellation);
            using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            return answer.IsSuccessStatusCode && body.RootElement.TryGetProperty("id_token", out var token) && token.GetString() is { Length: > 0 } text
                ? text
                : throw new OpenIdException($"the provider gave no identity token: HTTP {(int)answer.StatusCode}{(body.RootElement.TryGetProperty("error", out var error) ? $", {error}" : "")}");
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or InvalidOperationException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new OpenIdException($"the provider could not be asked for an identity token: {failure.Message}");
        }
    }

    private async Task<JsonWebToken> ValidateAsync(string token, OpenIdConnectConfiguration provider)
    {
        var parameters = new TokenValidationParameters
        {
            ValidIssuer = provider.Issuer,
            ValidAudience = options.ClientId,
            IssuerSigningKeys = provider.SigningKeys,
            RequireSignedTokens = true,
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"], // never one with a shared key, nor none
            LifetimeValidator = (from, until, _, _) => until is { } end && end.AddMinutes(2) > clock.GetUtcNow().UtcDateTime && (from is null || from.Value.AddMinutes(-2) < clock.GetUtcNow().UtcDateTime),
        };
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, parameters);
        if (result.IsValid) return (JsonWebToken)result.SecurityToken;
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException) description?.RequestRefresh();
        throw new OpenIdException($"the identity token does not hold: {result.Exception?.GetType().Name}");
    }

    private OpenIdPerson Read(JsonWebToken token, OpenIdState state)
    {
        // https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation, 11; as for 4 and 5, with several audiences the token must be made for us.
        if (!token.TryGetPayloadValue<string>("nonce", out var nonce) || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(nonce), Encoding.UTF8.GetBytes(state.Nonce)))
            throw new OpenIdException("the identity token is not an answer to this sign-in");
        if (token.Audiences.Skip(1).Any() && (!token.TryGetPayloadValue<string>("azp", out var party) || party != options.ClientId)) throw new OpenIdException("the identity token was made for somebody else");
        if (token.Subject is not { Length: > 0 } subject) throw new OpenIdException("the identity token names nobody");
        var name = Texts(token, options.NameClaim).FirstOrDefault() ?? "";
        var roles = Texts(token, options.RolesClaim).Where(options.Roles.ContainsKey).Select(text => options.Roles[text]).ToArray();
        return new($"{token.Issuer} {subject}", name, roles.Length == 0 ? null : roles.Max());
    }

    private static IEnumerable<string> Texts(JsonWebToken token, string claim) => token.Claims.Where(c => c.Type == claim).Select(c => c.Value);

    private async Task<OpenIdConnectConfiguration> DescribeAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await Manager().GetConfigurationAsync(cancellation);
            return found.Issuer.TrimEnd('/') == options.Issuer.ToString().TrimEnd('/') ? found : throw new OpenIdException($"the provider calls itself {found.Issuer}");
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new OpenIdException($"the description of the provider cannot be read: {failure.Message}");
        }
    }

    private ConfigurationManager<OpenIdConnectConfiguration> Manager()
    {
        lock (making)
        {
            return description ??= new(
                string.Create(CultureInfo.InvariantCulture, $"{options.Issuer.ToString().TrimEnd('/')}/.well-known/openid-configuration"),
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever(http) { RequireHttps = !options.Issuer.IsLoopback });
        }
    }
}
