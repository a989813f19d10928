using Azure.Core;
using Azure.Core.Pipeline;
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
            : [new BearerTokenAuthenticationPolicy(AzureAccess.Credential(settings), Scope)];
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

    private sealed class Options : ClientOptions;
}
