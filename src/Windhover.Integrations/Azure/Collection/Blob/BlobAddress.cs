using System.Net;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>A storage account, and one of its containers.</summary>
/// <param name="Account">URL of the account, without a slash at its end.</param>
/// <param name="Name">Name of the account.</param>
/// <param name="Container">Name of the container; "" for all of them.</param>
internal sealed record BlobAddress(string Account, string Name, string Container)
{
    /// <summary>The container's URL.</summary>
    public string Url => Container.Length > 0 ? $"{Account}/{Container}" : Account;

    /// <summary>Reads a URL. On an address that is a number the account is the path's first part (https://learn.microsoft.com/en-us/azure/storage/common/storage-connect-azurite).</summary>
    public static BlobAddress Of(Uri url)
    {
        var parts = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var root = url.GetLeftPart(UriPartial.Authority);
        return IPAddress.TryParse(url.Host, out _) || url.Host == "localhost"
            ? new BlobAddress($"{root}/{parts.ElementAtOrDefault(0)}", parts.ElementAtOrDefault(0) ?? "", parts.ElementAtOrDefault(1) ?? "")
            : new BlobAddress(root, url.Host.Split('.')[0], parts.ElementAtOrDefault(0) ?? "");
    }
}
