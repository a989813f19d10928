using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Windhover.Core.Events;

namespace Windhover.Core.Response.Actions;

/// <summary>Addresses that share their first bits.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Bits">How many bits they share, of 32 or 128 by the family.</param>
[JsonConverter(typeof(AddressBlockJson))]
public readonly record struct AddressBlock(Address First, int Bits)
{
    /// <summary>One address alone.</summary>
    public static AddressBlock Of(Address address) => new(address, address.IsV4 ? 32 : 128);

    /// <summary>True for IPv4.</summary>
    public bool IsV4 => First.IsV4;

    /// <summary>Reads <c>10.0.0.0/8</c>, <c>2001:db8::/32</c>, or one address.</summary>
    /// <returns>False for anything else; also where bits beyond the length are set.</returns>
    public static bool TryParse(string text, out AddressBlock block)
    {
        block = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (!Address.TryParse(Encoding.UTF8.GetBytes(slash < 0 ? text : text[..slash]), out var first)) return false;
        var most = first.IsV4 ? 32 : 128;
        var bits = most;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out bits) || bits > most)) return false;
        block = new AddressBlock(first, bits);
        return Masked(first, block.Shared) == first;
    }

    /// <summary>True when an address is one of them.</summary>
    public bool Contains(Address address) => !address.IsNone && address.IsV4 == First.IsV4 && Masked(address, Shared) == First;

    /// <summary>As <see cref="TryParse"/> reads it; one address alone without a length.</summary>
    public override string ToString()
    {
        var first = First.IsNone ? "::" : First.ToString();
        return Bits == (IsV4 ? 32 : 128) ? first : string.Create(CultureInfo.InvariantCulture, $"{first}/{Bits}");
    }

    // An IPv4 address is the last 32 of 128 bits.
    private int Shared => IsV4 ? Bits + 96 : Bits;

    private static Address Masked(Address address, int bits) => bits switch
    {
        0 => new Address(0, 0),
        <= 64 => new Address(address.High & (ulong.MaxValue << (64 - bits)), 0),
        _ => new Address(address.High, address.Low & (ulong.MaxValue << (128 - bits))),
    };
}
