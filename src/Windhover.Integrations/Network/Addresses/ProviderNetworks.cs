using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Integrations.Network.Addresses;

/// <summary>Which networks belong to providers of clouds, servers, content delivery, gateways and VPNs, by the name of their organisation: <c>networks.tsv</c>.</summary>
internal static class ProviderNetworks
{
    private static readonly (string Beginning, string Provider, AddressClass Class)[] Known = Load();

    /// <summary>Adds provider and class where the organisation is known and nothing more exact is said.</summary>
    public static AddressInfo Complete(AddressInfo info)
    {
        if (info.Organisation.Length == 0) return info;
        foreach (var (beginning, provider, kind) in Known)
        {
            if (!info.Organisation.StartsWith(beginning, StringComparison.Ordinal)) continue;
            return info with { Provider = info.Provider.Length > 0 ? info.Provider : provider, Class = info.Class == AddressClass.Unknown ? kind : info.Class };
        }

        return info;
    }

    private static (string, string, AddressClass)[] Load()
    {
        using var stream = typeof(ProviderNetworks).Assembly.GetManifestResourceStream("networks.tsv") ?? throw new InvalidOperationException("networks.tsv is not in the assembly");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t')).Select(f => (f[0], f[1], Class(f[2])))];
    }

    private static AddressClass Class(string words) => words switch
    {
        "cloud" => AddressClass.Cloud,
        "hosting" => AddressClass.Hosting,
        "content delivery" => AddressClass.ContentDelivery,
        "gateway" => AddressClass.Gateway,
        "vpn" => AddressClass.Vpn,
        _ => throw new InvalidDataException($"networks.tsv: '{words}' is no class"),
    };
}
