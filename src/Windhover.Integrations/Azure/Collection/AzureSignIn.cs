using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Azure.Collection;

/// <summary>How a collection signs in, by its settings, and how it asks again.</summary>
internal static class AzureSignIn
{
    /// <summary>The identity that the settings name; without one, what this machine has.</summary>
    /// <exception cref="CollectorSettingsException">The settings do not go together.</exception>
    public static TokenCredential Credential(CollectorSettings settings)
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

    /// <summary>A pipeline that signs, and that tries throttled and broken calls again a few times by the service's own hint.</summary>
    /// <param name="sign">What signs; empty for nothing.</param>
    public static HttpPipeline Pipeline(params HttpPipelinePolicy[] sign)
    {
        var options = new Options();
        options.Retry.MaxRetries = 4;
        options.Retry.Mode = RetryMode.Exponential;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return HttpPipelineBuilder.Build(options, sign);
    }

    private sealed class Options : ClientOptions;
}
