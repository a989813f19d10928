using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Identity;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection;

/// <summary>
/// Access tokens of Microsoft Entra ID: of an app registration with a secret (https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow), else of where
/// this machine runs. Fetched when first needed and kept until shortly before they end. Safe for many threads.
/// </summary>
internal sealed partial class AzureAccess
{
    private static readonly Uri[] Clouds = [AzureAuthorityHosts.AzurePublicCloud, AzureAuthorityHosts.AzureGovernment, AzureAuthorityHosts.AzureChina];
    private readonly CollectorSettings settings;
    private readonly string scope;
    private volatile TokenCredential credential;

    /// <param name="settings">They hold <c>tenant_id</c>, <c>client_id</c>, <c>client_secret</c> and <c>authority</c>.</param>
    /// <param name="scope">What the tokens are good for.</param>
    /// <exception cref="CollectorSettingsException">The settings of signing in do not go together.</exception>
    public AzureAccess(CollectorSettings settings, string scope)
    {
        (this.settings, this.scope) = (settings, scope);
        credential = Credential(settings);
    }

    /// <summary>The setting that says where tokens come from.</summary>
    public static CollectorSetting Authority { get; } = new(
        "authority", "Address that gives out tokens; of a national cloud its own (https://learn.microsoft.com/en-us/entra/identity-platform/authentication-national-cloud).", "https://login.microsoftonline.com");

    /// <summary>The way to sign in that the settings name.</summary>
    /// <exception cref="CollectorSettingsException">They do not go together.</exception>
    public static TokenCredential Credential(CollectorSettings settings)
    {
        var authority = settings.Address("authority");
        if (authority.Scheme != Uri.UriSchemeHttps) throw new CollectorSettingsException("authority", "expected an address that begins with https://");
        var (tenant, client, secret) = (settings["tenant_id"], settings["client_id"], settings["client_secret"]);
        if (secret.Length > 0)
        {
            if (tenant.Length == 0 || client.Length == 0) throw new CollectorSettingsException("client_secret", "needs tenant_id and client_id");

            // An authority that is none of the clouds' own is not asked about at the public one.
            return new ClientSecretCredential(tenant, client, secret, new ClientSecretCredentialOptions { AuthorityHost = authority, DisableInstanceDiscovery = !Clouds.Contains(authority) });
        }

        return new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            AuthorityHost = authority,
            DisableInstanceDiscovery = !Clouds.Contains(authority),
            TenantId = tenant.Length > 0 ? tenant : null,
            ManagedIdentityClientId = client.Length > 0 ? client : null,
            ExcludeInteractiveBrowserCredential = true,
        });
    }

    /// <summary>What a failure to get a token means; null when it is none.</summary>
    public static ProviderException? Refused(Exception failure)
    {
        if (failure is not AuthenticationFailedException) return null;
        var said = Said().Match(failure.ToString()).Value;

        // Where Entra ID gave no code of its own, nobody was reached.
        var isAnswer = said.Length > 0 || failure is CredentialUnavailableException;
        return new ProviderException("get an access token", isAnswer ? 401 : 0, "", said.Length > 0 ? said : failure.Message.ReplaceLineEndings("\n").Split('\n')[0], failure);
    }

    /// <summary>Adds a token to a request.</summary>
    /// <exception cref="ProviderException">No token is to be had.</exception>
    public async Task SignAsync(HttpRequestMessage request, byte[] body, CancellationToken cancellation)
    {
        _ = body;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellation).ConfigureAwait(false));
    }

    /// <summary>A token.</summary>
    /// <exception cref="ProviderException">None is to be had.</exception>
    public async Task<string> TokenAsync(CancellationToken cancellation)
    {
        try
        {
            return (await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellation).ConfigureAwait(false)).Token;
        }
        catch (AuthenticationFailedException failure)
        {
            throw Refused(failure)!;
        }
        catch (RequestFailedException failure)
        {
            throw new ProviderException("get an access token", failure.Status, failure.ErrorCode ?? "", failure.Message.Split('\n')[0], failure);
        }
    }

    /// <summary>Forgets the token that is held: it was refused before its time.</summary>
    public void Renew() => credential = Credential(settings);

    // What Entra ID said, out of what the library wrote around it.
    [GeneratedRegex("AADSTS[0-9]+:[^\\r\\n]*", RegexOptions.NonBacktracking)]
    private static partial Regex Said();
}
