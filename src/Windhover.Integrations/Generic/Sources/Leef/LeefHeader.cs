using System.Buffers.Text;
using System.Text;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>
/// Finds and cuts the header: <c>LEEF:1.0|Vendor|Product|Version|EventID|</c>, and for 2.0 the delimiter behind it: one character, or up to four hexadecimal digits behind
/// <c>0x</c> or <c>x</c>; none is a tab.
/// </summary>
internal static class LeefHeader
{
    /// <summary>Bars of a header without the delimiter.</summary>
    public const int Fields = 5;

    private static readonly byte[][] Names = [.. new[] { "vendor", "product", "version", "eventId" }.Select(Encoding.ASCII.GetBytes)];

    /// <summary>Where <c>LEEF:1</c> or <c>LEEF:2</c> stands: at the beginning or behind a space; -1 for nowhere.</summary>
    public static int Find(ReadOnlySpan<byte> line)
    {
        var from = 0;
        while (true)
        {
            var at = line[from..].IndexOf("LEEF:"u8);
            if (at < 0) return -1;
            at += from;
            var version = line[(at + 5)..];
            if (version.Length > 1 && version[0] is (byte)'1' or (byte)'2' && version[1] is (byte)'.' or (byte)'|' && (at == 0 || line[at - 1] is (byte)' ' or 0xBF or (byte)'>')) return at;
            from = at + 5;
        }
    }

    /// <summary>Cuts the header.</summary>
    /// <param name="text">Starts with <c>LEEF:</c>; the attributes are left.</param>
    /// <param name="into">Where the fields go.</param>
    /// <param name="delimiter">What stands between attributes, in UTF-8.</param>
    /// <returns>False when a bar is missing or the delimiter is none.</returns>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> text, KeyValues into, out ReadOnlySpan<byte> delimiter)
    {
        delimiter = "\t"u8;
        var isSecond = text[5] == '2';
        var bar = text.IndexOf((byte)'|');
        if (bar < 0) return false;
        text = text[(bar + 1)..];
        foreach (var name in Names)
        {
            bar = text.IndexOf((byte)'|');
            // Version 1.0 without attributes may end with the event's id.
            if (bar < 0 && (isSecond || name != Names[^1])) return false;
            into.Add(name, (bar < 0 ? text : text[..bar]).Trim((byte)' '), []);
            text = bar < 0 ? default : text[(bar + 1)..];
        }

        if (!isSecond) return true;
        delimiter = Delimiter(ref text);
        return !delimiter.IsEmpty;
    }

    // Empty when the field is none.
    private static ReadOnlySpan<byte> Delimiter(scoped ref ReadOnlySpan<byte> text)
    {
        var bar = text.IndexOf((byte)'|');
        var equals = text.IndexOf((byte)'=');
        // "|||": the bar is the delimiter itself.
        if (bar == 0 && text.Length > 1 && text[1] == '|')
        {
            text = text[2..];
            return "|"u8;
        }

        // Some senders leave the field out.
        if (bar < 0 || (equals >= 0 && equals < bar && bar > 1)) return "\t"u8;
        var field = text[..bar];
        text = text[(bar + 1)..];
        if (field.IsEmpty) return "\t"u8;
        var digits = field[0] == '0' ? field[1..] : field;
        if (digits.Length > 1 && digits[0] is (byte)'x' or (byte)'X') return Hexadecimal(digits[1..]);
        return Rune.DecodeFromUtf8(field, out _, out var length) == System.Buffers.OperationStatus.Done && length == field.Length ? field : default;
    }

    private static ReadOnlySpan<byte> Hexadecimal(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 4 || !Utf8Parser.TryParse(digits, out int code, out var used, 'x') || used != digits.Length || !Rune.IsValid(code)) return default;
        var utf8 = new byte[4];
        return utf8.AsSpan(0, new Rune(code).EncodeToUtf8(utf8));
    }
}
