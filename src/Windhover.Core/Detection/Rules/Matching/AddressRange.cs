using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A set of addresses: a CIDR block, one address, <c>private</c>, or <c>public</c> (neither private nor multicast).</summary>
internal readonly record struct AddressRange(Address First, Address Last, AddressRange.Named Name)
{
    internal enum Named : byte
    {
        None,
        Private,
        Public,
    }

    public bool Contains(Address address) => Name switch
    {
        Named.Private => address.IsPrivate,
        Named.Public => !address.IsNone && !address.IsPrivate && !address.IsMulticast,
        _ => !address.IsNone && address.CompareTo(First) >= 0 && address.CompareTo(Last) <= 0,
    };

    public static bool TryParse(string text, out AddressRange range)
    {
        range = text switch
        {
            "private" => new(default, default, Named.Private),
            "public" => new(default, default, Named.Public),
            _ => default,
        };
        if (range.Name != Named.None) return true;
        var slash = text.IndexOf('/');
        if (!Address.TryParse(slash < 0 ? text : text[..slash], out var address)) return false;
        var width = address.IsV4 ? 32 : 128;
        var bits = width;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > width)) return false;
        var free = width - bits;
        var hosts = free == 128 ? UInt128.MaxValue : (UInt128.One << free) - 1;
        var value = new UInt128(address.High, address.Low);
        range = new(From(value & ~hosts), From(value | hosts), Named.None);
        return true;
    }

    private static Address From(UInt128 value) => new((ulong)(value >> 64), (ulong)value);
}
