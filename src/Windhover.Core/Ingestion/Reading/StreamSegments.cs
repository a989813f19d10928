using System.Globalization;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>Names of the files of a stream: the time at which one began, and its number in the stream (<c>20260302T100000Z-00000007.blocks</c>).</summary>
internal static class StreamSegments
{
    private const int TimeLength = 16;
    private const int NumberLength = 8;

    /// <summary>The name of a segment.</summary>
    /// <param name="begun">When it begins.</param>
    /// <param name="number">Its number in the stream, from 1.</param>
    /// <param name="extension">With its dot.</param>
    public static string Name(DateTimeOffset begun, int number, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{begun.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{number:D8}{extension}");

    /// <summary>The number in the name of a segment; 0 for any other name.</summary>
    public static int NumberOf(ReadOnlySpan<char> name)
    {
        const int Both = TimeLength + 1 + NumberLength;
        if (name.Length <= Both || name[TimeLength] != '-' || name[TimeLength - 1] != 'Z' || name[8] != 'T' || name[Both] != '.') return 0;
        return int.TryParse(name.Slice(TimeLength + 1, NumberLength), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }

    /// <summary>True when the second goes on with the first: segments of one folder and kind, in the order of their names.</summary>
    /// <param name="first">A path with '/'.</param>
    /// <param name="second">The path behind it in ordinal order.</param>
    public static bool AreNeighbours(ReadOnlySpan<char> first, ReadOnlySpan<char> second)
    {
        var folder = first.LastIndexOf('/') + 1;
        if (second.LastIndexOf('/') + 1 != folder || !first[..folder].SequenceEqual(second[..folder])) return false;
        var before = first[folder..];
        var after = second[folder..];
        return NumberOf(before) is > 0 and var number && NumberOf(after) > number && before[(TimeLength + 1 + NumberLength)..].SequenceEqual(after[(TimeLength + 1 + NumberLength)..]);
    }
}
