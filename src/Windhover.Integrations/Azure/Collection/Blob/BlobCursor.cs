using System.Text.Json;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>How far a container was looked through.</summary>
/// <param name="Looked">When it was last looked through whole, Unix milliseconds.</param>
/// <param name="Blobs">What was known of the blobs that may still grow, by name.</param>
internal sealed record BlobCursor(long Looked, SortedDictionary<string, KnownBlob> Blobs)
{
    /// <summary>Reads what <see cref="Write"/> wrote; null for nothing.</summary>
    public static BlobCursor? Read(byte[]? bytes) => bytes is null ? null : JsonSerializer.Deserialize<BlobCursor>(bytes);

    /// <summary>As bytes, the same for the same cursor.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);
}
