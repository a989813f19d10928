using Azure.Core.Pipeline;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>Makes the stores of a collection, with the one way to sign in that its settings name.</summary>
internal sealed class BlobStores
{
    private const string Scope = "https://storage.azure.com/.default";
    private static readonly string[] Clouds = [".blob.core.windows.net", ".blob.core.usgovcloudapi.net", ".blob.core.chinacloudapi.cn"];
    private readonly Func<string, HttpPipeline> pipelines;
    private readonly string signature;

    /// <exception cref="CollectorSettingsException">The settings of signing in do not go together.</exception>
    public BlobStores(CollectorSettings settings, TimeProvider clock)
    {
        signature = settings["sas"].TrimStart('?');
        if (settings["account_key"].Length > 0)
        {
            var key = Key(settings);
            pipelines = account => AzurePipeline.Of(new SharedKeyPolicy(account, key, clock));
            return;
        }

        var shared = signature.Length > 0 ? AzurePipeline.Of() : AzurePipeline.Of(new BearerTokenAuthenticationPolicy(AzureAccess.Credential(settings), Scope));
        pipelines = _ => shared;
    }

    /// <summary>The store of an address.</summary>
    public BlobStore this[BlobAddress address] => new(address, pipelines(address.Name), signature);

    /// <summary>Checks that the identity of this machine is asked for by none but storage accounts of the provider's own clouds, where somebody wrote the addresses in the console.</summary>
    /// <exception cref="CollectorSettingsException">Another address would get its token.</exception>
    public static void Check(CollectorSettings settings, IEnumerable<BlobAddress> addresses)
    {
        if (!settings.IsFromConsole || settings["account_key"].Length > 0 || settings["sas"].Length > 0 || settings["client_secret"].Length > 0) return;
        if (addresses.FirstOrDefault(address => !Array.Exists(Clouds, cloud => new Uri(address.Account).Host.EndsWith(cloud, StringComparison.OrdinalIgnoreCase))) is { } other)
            throw new CollectorSettingsException("containers", $"without a secret the identity of this machine is used, which goes to storage accounts ({string.Join(", ", Clouds)}) only, not to {other.Account}");
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
}
