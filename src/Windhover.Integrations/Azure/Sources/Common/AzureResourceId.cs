using System.Text;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Parts of a resource id (https://learn.microsoft.com/en-us/azure/azure-resource-manager/templates/template-functions-resource#resourceid). Ids are not
/// case-sensitive: all of this works on their lower-case form.
/// </summary>
internal static class AzureResourceId
{
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["virtualmachines"] = "instance",
        ["storageaccounts"] = "storage account",
        ["roleassignments"] = "role assignment",
        ["roledefinitions"] = "role",
        ["networksecuritygroups"] = "network security group",
        ["virtualnetworks"] = "virtual network",
        ["userassignedidentities"] = "managed identity",
        ["managedclusters"] = "cluster",
        ["connectedclusters"] = "cluster",
        ["blobservices"] = "storage service",
        ["fileservices"] = "storage service",
        ["queueservices"] = "storage service",
        ["tableservices"] = "storage service",
        ["sites"] = "app",
    };

    /// <summary>Subscription of an id; empty when it has none.</summary>
    public static ReadOnlySpan<byte> Subscription(ReadOnlySpan<byte> id) => NameAfter(id, "/subscriptions/"u8, out _);

    /// <summary>Tenant of an id like <c>/tenants/…/providers/microsoft.aadiam</c>; empty when it has none.</summary>
    public static ReadOnlySpan<byte> Tenant(ReadOnlySpan<byte> id) => NameAfter(id, "/tenants/"u8, out _);

    /// <summary>What an id is of, as a noun in lower case: the singular of its last type.</summary>
    public static string Kind(ReadOnlySpan<byte> id)
    {
        var start = id.LastIndexOf("/providers/"u8);
        if (start < 0) return id.IndexOf("/resourcegroups/"u8) >= 0 ? "resource group" : id.StartsWith("/subscriptions/"u8) ? "subscription" : "";
        var rest = id[(start + "/providers/"u8.Length)..];
        var type = ReadOnlySpan<byte>.Empty;
        for (var i = 0; !rest.IsEmpty; i++)
        {
            var slash = rest.IndexOf((byte)'/');
            var segment = slash < 0 ? rest : rest[..slash];
            if (i % 2 == 1) type = segment;
            rest = slash < 0 ? default : rest[(slash + 1)..];
        }

        var plural = Encoding.UTF8.GetString(type.Length > 64 ? type[..64] : type);
        return Nouns.GetValueOrDefault(plural) ?? Singular(plural);
    }

    /// <summary>The part of an id that follows a type, up to the next slash; empty when the id has no such type.</summary>
    /// <param name="id">The id, in lower case.</param>
    /// <param name="type">The type between slashes.</param>
    /// <param name="end">Where in the id the part ends.</param>
    public static ReadOnlySpan<byte> NameAfter(ReadOnlySpan<byte> id, ReadOnlySpan<byte> type, out int end)
    {
        end = 0;
        var start = id.IndexOf(type);
        if (start < 0) return default;
        start += type.Length;
        var length = id[start..].IndexOf((byte)'/');
        end = length < 0 ? id.Length : start + length;
        return id[start..end];
    }

    private static string Singular(string plural)
    {
        if (plural.EndsWith("ies", StringComparison.Ordinal)) return plural[..^3] + "y";
        if (plural.EndsWith("sses", StringComparison.Ordinal)) return plural[..^2];
        return plural.EndsWith('s') && !plural.EndsWith("ss", StringComparison.Ordinal) ? plural[..^1] : plural;
    }
}
