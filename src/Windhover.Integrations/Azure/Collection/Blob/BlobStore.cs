using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>
/// Reads one storage account over its REST interface (https://learn.microsoft.com/en-us/rest/api/storageservices/blob-service-rest-api). Throttling and broken connections are tried
/// again a few times by the pipeline itself, by the service's own hint. Safe for many threads.
/// </summary>
/// <param name="address">The account.</param>
/// <param name="pipeline">Sends, signs and tries again.</param>
/// <param name="signature">Query that is added to every address; "" for none.</param>
internal sealed class BlobStore(BlobAddress address, HttpPipeline pipeline, string signature)
{
    private const string Version = "2021-12-02";

    /// <summary>Names of the containers that begin with a prefix.</summary>
    public async Task<IReadOnlyList<string>> ContainersAsync(string prefix, CancellationToken cancellation)
    {
        var names = new List<string>();
        var marker = "";
        do
        {
            var page = await XmlAsync($"list the containers of {address.Name}", $"{address.Account}/?comp=list&prefix={Uri.EscapeDataString(prefix)}{Marker(marker)}", cancellation).ConfigureAwait(false);
            names.AddRange(page.Descendants("Container").Select(c => c.Element("Name")!.Value));
            marker = page.Root!.Element("NextMarker")?.Value ?? "";
        }
        while (marker.Length > 0);
        return names;
    }

    /// <summary>Blobs whose names begin with a prefix, in the order of their names; with folders, those of this level and the folders below it, which end with a slash.</summary>
    public async IAsyncEnumerable<(BlobInfo? Blob, string Folder)> ListAsync(string container, string prefix, bool withFolders, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var marker = "";
        do
        {
            var query = $"?restype=container&comp=list&prefix={Uri.EscapeDataString(prefix)}{(withFolders ? "&delimiter=%2F" : "")}{Marker(marker)}";
            var page = await XmlAsync($"list {address.Account}/{container}", $"{address.Account}/{container}{query}", cancellation).ConfigureAwait(false);
            foreach (var one in page.Root!.Element("Blobs")?.Elements() ?? [])
            {
                var name = one.Element("Name")!.Value;
                yield return one.Name == "BlobPrefix" ? (null, name) : (Info(name, one.Element("Properties")!), "");
            }

            marker = page.Root.Element("NextMarker")?.Value ?? "";
        }
        while (marker.Length > 0);
    }

    /// <summary>Ids and lengths of a blob's committed blocks, in order; empty for one that was written whole.</summary>
    public async Task<IReadOnlyList<(string Id, long Length)>> BlocksAsync(string container, BlobInfo blob, CancellationToken cancellation)
    {
        var answer = await XmlAsync($"list the blocks of {blob.Name}", $"{Url(container, blob)}?comp=blocklist&blocklisttype=committed", cancellation).ConfigureAwait(false);
        return [.. answer.Descendants("Block").Select(b => (b.Element("Name")!.Value, long.Parse(b.Element("Size")!.Value, CultureInfo.InvariantCulture)))];
    }

    /// <summary>Reads a part of a blob as it was listed.</summary>
    /// <exception cref="ProviderException">412: it was changed since; otherwise it may not be read or is gone.</exception>
    public async Task<byte[]> ReadAsync(string container, BlobInfo blob, long offset, long count, CancellationToken cancellation)
    {
        using var message = await AskAsync($"read {address.Name}/{container}/{blob.Name}", Url(container, blob), request =>
        {
            request.Headers.Add("x-ms-range", string.Create(CultureInfo.InvariantCulture, $"bytes={offset}-{offset + count - 1}"));
            request.Headers.Add("If-Match", blob.Tag);
        }, cancellation).ConfigureAwait(false);
        return message.Response.Content.ToArray();
    }

    private static string Marker(string marker) => marker.Length > 0 ? $"&marker={Uri.EscapeDataString(marker)}" : "";

    private static BlobInfo Info(string name, XElement properties)
    {
        // A listing shows ETags without the quotes that headers have.
        var tag = properties.Element("Etag")!.Value;
        return new BlobInfo(
            name, tag.StartsWith('"') ? tag : $"\"{tag}\"", long.Parse(properties.Element("Content-Length")!.Value, CultureInfo.InvariantCulture),
            properties.Element("BlobType")?.Value == "BlockBlob", DateTimeOffset.Parse(properties.Element("Last-Modified")!.Value, CultureInfo.InvariantCulture));
    }

    private string Url(string container, BlobInfo blob) => $"{address.Account}/{container}/{string.Join('/', blob.Name.Split('/').Select(Uri.EscapeDataString))}";

    private async Task<XDocument> XmlAsync(string what, string url, CancellationToken cancellation)
    {
        using var message = await AskAsync(what, url, null, cancellation).ConfigureAwait(false);
        try
        {
            using var body = message.Response.Content.ToStream();
            return XDocument.Load(body);
        }
        catch (System.Xml.XmlException broken)
        {
            throw new ProviderException(what, 0, "", "the answer is no XML", broken);
        }
    }

    private async Task<HttpMessage> AskAsync(string what, string url, Action<Request>? prepare, CancellationToken cancellation)
    {
        var message = pipeline.CreateMessage();
        try
        {
            message.Request.Method = RequestMethod.Get;
            message.Request.Uri.Reset(new Uri(signature.Length == 0 ? url : $"{url}{(url.Contains('?') ? '&' : '?')}{signature}"));
            message.Request.Headers.Add("x-ms-version", Version);
            prepare?.Invoke(message.Request);
            await pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is RequestFailedException or HttpRequestException or IOException or AggregateException or global::Azure.Identity.AuthenticationFailedException)
        {
            message.Dispose();
            throw AzureAccess.Refused(failure) ?? new ProviderException(what, 0, "", failure.Message.Split('\n')[0], failure);
        }

        if (message.Response.Status is >= 200 and < 300) return message;
        using (message)
        {
            var code = message.Response.Headers.TryGetValue("x-ms-error-code", out var told) ? told : "";
            throw new ProviderException(what, message.Response.Status, code, message.Response.ReasonPhrase);
        }
    }
}
