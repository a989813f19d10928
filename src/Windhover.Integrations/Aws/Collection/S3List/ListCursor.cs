using System.Text.Json;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>How far a place has been listed.</summary>
/// <param name="Floor">Objects that were stored before this are never taken, Unix milliseconds.</param>
/// <param name="After">The key behind which each folder is listed next, by the folder's prefix.</param>
internal sealed record ListCursor(long Floor, SortedDictionary<string, string> After)
{
    /// <summary>Reads what <see cref="Write"/> wrote; null for nothing.</summary>
    public static ListCursor? Read(byte[]? bytes) => bytes is null ? null : JsonSerializer.Deserialize<ListCursor>(bytes);

    /// <summary>As bytes, the same for the same cursor.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);
}
