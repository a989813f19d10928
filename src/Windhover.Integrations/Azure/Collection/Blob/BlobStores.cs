using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>Makes the stores of a collection, with the one way to sign in that its settings name.</summary>
internal static class BlobStores
{
    private const string Scope = "https://storage.azure.com/.default";

    /// <summary>The store of an address.</summary>
    /// <exception cref="CollectorSettingsException">The settings of signing in do not go together.</exception>
    public static BlobStore Of(BlobAddress address, CollectorSettings settings, TimeProvider clock)
    {
        var options = new Options();
        options.Retry.MaxRetries = 4;
        options.Retry.Mode = RetryMode.Exponential;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        HttpPipelinePolicy[] sign = settings["account_key"].Length > 0 ? [new SharedKeyPolicy(address.Name, Key(settings), clock)]
            : settings["sas"].Length > 0 ? []
            : [new BearerTokenAuthenticationPolicy(Credential(settings), Scope)];
        return new BlobStore(address, HttpPipelineBuilder.Build(options, sign), settings["sas"].TrimStart('?'));
    }

    private static byte[] Key(CollectorSettings settings)
    {
        try
        {
            return Convert.FromBase64String(settings["account_key"]);
        }
        catch (FormatException)
        {
            throw new CollectorSettingsException("account_key", "expected a key in Base64");
        }
    }

    private static TokenCredential Credential(CollectorSettings settings)
    {
        if (settings["client_secret"].Length > 0)
        {
            if (settings["tenant_id"].Length == 0 || settings["client_id"].Length == 0) throw new CollectorSettingsException("client_secret", "needs tenant_id and client_id");
            return new ClientSecretCredential(settings["tenant_id"], settings["client_id"], settings["client_secret"]);
        }

        return new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            TenantId = settings["tenant_id"] is { Length: > 0 } tenant ? tenant : null,
            ManagedIdentityClientId = settings["client_id"] is { Length: > 0 } client ? client : null,
            ExcludeInteractiveBrowserCredential = true,
        });
    }

    private sealed class Options : ClientOptions;
}
