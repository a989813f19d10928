using System.Text;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Tools by the id of their application, where a log has no user agent:
/// https://learn.microsoft.com/en-us/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in.
/// </summary>
internal static class FirstPartyApp
{
    private static readonly Dictionary<string, byte[]> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["04b07795-8ddb-461a-bbee-02f9e1bf7b46"] = "Azure CLI"u8.ToArray(),
        ["1950a258-227b-4e31-a9cf-717495945fc2"] = "Azure PowerShell"u8.ToArray(),
        ["c44b4083-3bb0-49c1-b47d-974e53cbdf3c"] = "Azure portal"u8.ToArray(),
        ["14d82eec-204b-4c2f-b7e8-296a70dab67e"] = "Graph PowerShell"u8.ToArray(),
        ["29d9ed98-a469-4536-ade2-f981bc1d605e"] = "Authentication Broker"u8.ToArray(),
        ["aebc6443-996d-45c2-90f0-388ff96faa56"] = "Visual Studio Code"u8.ToArray(),
    };

    /// <summary>The tool's name; the id itself where it is not known.</summary>
    public static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> appId)
    {
        if (appId.Length != 36) return appId;
        Span<char> text = stackalloc char[36];
        return Encoding.UTF8.GetChars(appId, text) == 36 && Names.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var name) ? name : appId;
    }
}
