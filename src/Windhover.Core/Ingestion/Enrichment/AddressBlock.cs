using System.Globalization;
using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>Blocks of addresses in CIDR form (RFC 4632, RFC 4291).</summary>
public static class AddressBlock
{
    /// <summary>First and last address of a block.</summary>
    /// <param name="address">Any address in it.</param>
    /// <param name="length">Prefix length in the address's own family: 0–32 or 0–128.</param>
    public static (Address From, Address To) Bounds(Address address, int length)
    {
        var host = (address.IsV4 ? 32 : 128) - length;
        var mask = host == 128 ? UInt128.MaxValue : (UInt128.One << host) - 1;
        var bits = new UInt128(address.High, address.Low);
        return (Of(bits & ~mask), Of(bits | mask));
    }

    /// <summary>Reads a block, or a single address.</summary>
    /// <returns>False when the text is neither.</returns>
    public static bool TryParse(string text, out Address from, out Address to)
    {
        from = to = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!Address.TryParse(slash < 0 ? text : text[..slash], out var address)) return false;
        var longest = address.IsV4 ? 32 : 128;
        var length = longest;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > longest)) return false;
        (from, to) = Bounds(address, length);
        return true;
    }

    private static Address Of(UInt128 bits) => new((ulong)(bits >> 64), (ulong)bits);
}
