using System.Net.Http.Headers;
using System.Text.Json;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Gcp.Collection;

/// <summary>
/// Access tokens of a service account: from its key, from a workload's federation file, or from where this machine runs
/// (https://cloud.google.com/docs/authentication/application-default-credentials). Fetched when first needed and kept until they end. Safe for many threads.
/// </summary>
/// <param name="credentials">The credential file's JSON; "" for what this machine has.</param>
/// <param name="subject">The user to act for, by domain-wide delegation; "" for none.</param>
/// <param name="scopes">What the tokens are good for.</param>
internal sealed class GoogleAccess(string credentials, string subject, params string[] scopes)
{
    private static readonly string[] Kinds = ["service_account", "external_account", "impersonated_service_account"];
    private static readonly string[] TokenHosts = ["oauth2.googleapis.com", "accounts.google.com"];
    private readonly SemaphoreSlim turn = new(1);
    private ITokenAccess? tokens;

    /// <summary>Checks a setting that holds a credential file.</summary>
    /// <exception cref="CollectorSettingsException">It is no such file.</exception>
    public static void Check(CollectorSettings settings, string setting)
    {
        if (settings[setting].Length > 0 && Kind(settings[setting]) is not { } kind) throw new CollectorSettingsException(setting, $"expected the JSON of a credential file whose type is one of {string.Join(", ", Kinds)}; write file:PATH");
        if (settings.IsFromConsole && settings[setting].Length == 0 && !settings.Address("endpoint").Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase))
            throw new CollectorSettingsException("endpoint", $"without {setting} the identity of this machine is used, which goes to googleapis.com only");
        if (settings.Typed.Contains(setting) && settings[setting].Length > 0) CheckTyped(settings[setting], setting);
    }

    // A federation file names files, programs and addresses of its own, which would be read and called on behalf of whoever typed it
    // (https://cloud.google.com/docs/authentication/client-libraries#external-credentials): such a one is laid out beside the program. A key names only where it is sent.
    private static void CheckTyped(string json, string setting)
    {
        if (Kind(json) != Kinds[0]) throw new CollectorSettingsException(setting, "only the key of a service account can be typed here: a credential file of another kind names files and addresses of its own; write file:PATH");
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("token_uri", out var address) || address.ValueKind == JsonValueKind.Null) return;
        if (address.ValueKind != JsonValueKind.String || !Uri.TryCreate(address.GetString(), UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttps || !TokenHosts.Contains(uri.Host))
            throw new CollectorSettingsException(setting, $"its token_uri must be of {string.Join(" or ", TokenHosts)}");
    }

    /// <summary>Adds a token to a request.</summary>
    /// <exception cref="ProviderException">No token is to be had.</exception>
    public async Task SignAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellation)
    {
        _ = body;
        try
        {
            var access = await OpenAsync(cancellation).ConfigureAwait(false);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await access.GetAccessTokenForRequestAsync(null, cancellation).ConfigureAwait(false));
        }
        catch (TokenResponseException refused)
        {
            throw new ProviderException("get an access token", 401, refused.Error?.Error ?? "", refused.Error?.ErrorDescription ?? refused.Message, refused);
        }
        catch (InvalidOperationException none)
        {
            throw new ProviderException("get an access token", 401, "", none.Message.Split('\n')[0], none);
        }
    }

    private static string? Kind(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.TryGetProperty("type", out var type) ? Kinds.FirstOrDefault(k => type.ValueEquals(k)) : null;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private async Task<ITokenAccess> OpenAsync(CancellationToken cancellation)
    {
        if (tokens is not null) return tokens;
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (tokens is not null) return tokens;
            var found = credentials.Length > 0 ? CredentialFactory.FromJson(credentials, Kind(credentials)!) : await GoogleCredential.GetApplicationDefaultAsync(cancellation).ConfigureAwait(false);
            found = found.CreateScoped(scopes);
            return tokens = subject.Length > 0 ? found.CreateWithUser(subject) : found;
        }
        finally
        {
            turn.Release();
        }
    }
}
