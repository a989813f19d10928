using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Storage;

/// <summary>The time that the vendor's page gives as an example, with slashes (<c>2018/11/08 21:09:36.6900118</c>).</summary>
internal static class StorageTime
{
    /// <summary>Reads a time.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        if (text.Length is < 19 or > 40 || text[4] != '/' || text[7] != '/') return false;
        Span<byte> dashed = stackalloc byte[40];
        text.CopyTo(dashed);
        dashed[4] = dashed[7] = (byte)'-';
        return IsoTime.TryRead(dashed[..text.Length], out epochMilliseconds);
    }
}
