using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Sources.Common;

/// <summary>Names of machines as sensors saw them on the wire: in lower case, without the trailing dot and the port.</summary>
internal static class DomainName
{
    private const int Longest = 512;

    /// <summary>A cache of names that were looked up or asked for.</summary>
    public static SymbolCache Cache(SymbolTable symbols) => new(name => Intern(name, symbols));

    /// <summary>The symbol of a name; none for an empty one and for the root.</summary>
    public static Symbol Intern(ReadOnlySpan<byte> name, SymbolTable symbols)
    {
        name = WithoutPort(name).TrimEnd((byte)'.');
        if (name.Length > Longest) name = name[..Longest];
        Span<byte> lower = stackalloc byte[Longest];
        for (var i = 0; i < name.Length; i++) lower[i] = name[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(name[i] | 0x20) : name[i];
        return symbols.Intern(lower[..name.Length]);
    }

    /// <summary>The symbol of a hardware address (six bytes in hexadecimal, parted by colons or dashes), in lower case with colons; none for anything else and for all zeros.</summary>
    public static Symbol Hardware(ReadOnlySpan<byte> text, SymbolTable symbols)
    {
        if (text.Length != 17) return default;
        Span<byte> lower = stackalloc byte[17];
        var isSet = false;
        for (var i = 0; i < lower.Length; i++)
        {
            var isSeparator = i % 3 == 2;
            if (isSeparator ? text[i] is not ((byte)':' or (byte)'-') : !char.IsAsciiHexDigit((char)text[i])) return default;
            lower[i] = isSeparator ? (byte)':' : (byte)(text[i] | 0x20);
            isSet |= !isSeparator && text[i] != '0';
        }

        return isSet ? symbols.Intern(lower) : default;
    }

    // An IPv6 address has more colons, or brackets round it.
    private static ReadOnlySpan<byte> WithoutPort(ReadOnlySpan<byte> name)
    {
        var colon = name.LastIndexOf((byte)':');
        if (colon <= 0 || (name.IndexOf((byte)':') != colon && name[colon - 1] != ']')) return name;
        return name[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 ? name[..colon] : name;
    }
}
