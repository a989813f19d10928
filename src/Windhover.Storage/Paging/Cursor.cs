using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Windhover.Storage.Paging;

/// <summary>
/// The place after the last row of a page, as URL-safe text: fields joined by a control character, in Base64url (RFC 4648 section 5).
/// The last field may hold any text.
/// </summary>
internal static class Cursor
{
    private const char Separator = '\u001f';

    /// <summary>Text of the fields.</summary>
    public static string Write(params ReadOnlySpan<string?> fields) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Separator, fields)));

    /// <summary>A number as a field.</summary>
    public static string Field(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields again; null for no cursor.</summary>
    /// <exception cref="ArgumentException">The text is not a cursor of this many fields, the first ones numbers.</exception>
    public static (long[] Numbers, string Text)? Read(string? cursor, int numbers)
    {
        if (cursor is null) return null;
        if (!Base64Url.IsValid(cursor)) throw NotACursor(cursor);
        var fields = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(Separator, numbers + 1);
        if (fields.Length != numbers + 1) throw NotACursor(cursor);
        var values = new long[numbers];
        for (var i = 0; i < numbers; i++)
        {
            if (!long.TryParse(fields[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out values[i])) throw NotACursor(cursor);
        }

        return (values, fields[numbers]);
    }

    /// <summary>Checks a page's limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    public static int Limit(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return limit;
    }

    private static ArgumentException NotACursor(string cursor) => new($"'{cursor}' is not a cursor of this list");
}
