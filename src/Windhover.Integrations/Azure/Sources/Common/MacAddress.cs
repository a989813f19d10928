using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>MAC addresses as ids of interfaces: 12 hexadecimal digits in lower case, however the log writes them.</summary>
internal static class MacAddress
{
    /// <summary>The id; none when the text is no MAC address.</summary>
    public static Symbol Read(ReadOnlySpan<byte> text, SymbolTable symbols)
    {
        Span<byte> digits = stackalloc byte[12];
        var count = 0;
        foreach (var c in text)
        {
            if (c is (byte)'-' or (byte)':' or (byte)'.') continue;
            if (!char.IsAsciiHexDigit((char)c) || count == digits.Length) return default;
            digits[count++] = c is >= (byte)'A' and <= (byte)'F' ? (byte)(c | 0x20) : c;
        }

        return count == digits.Length ? symbols.Intern(digits) : default;
    }
}
