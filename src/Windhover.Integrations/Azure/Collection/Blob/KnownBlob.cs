using System.Security.Cryptography;
using System.Text;

namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>What was known of a blob at the last look.</summary>
/// <param name="Tag">Its ETag.</param>
/// <param name="Blocks">How many of its blocks lie wholly within what was taken.</param>
/// <param name="Chain">A hash over the ids and lengths of these blocks; "" for none.</param>
/// <param name="Modified">When it was last changed, Unix milliseconds.</param>
internal sealed record KnownBlob(string Tag, int Blocks, string Chain, long Modified)
{
    /// <summary>How many blocks lie within a length.</summary>
    public static int Within(IReadOnlyList<(string Id, long Length)> blocks, long length)
    {
        var (count, end) = (0, 0L);
        while (count < blocks.Count && (end += blocks[count].Length) <= length) count++;
        return count;
    }

    /// <summary>A hash over the first blocks' ids and lengths.</summary>
    public static string ChainOf(IReadOnlyList<(string Id, long Length)> blocks, int count) => count == 0
        ? ""
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', blocks.Take(count).Select(b => $"{b.Id} {b.Length}")))).AsSpan(0, 16));
}
