using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>
/// Addresses with a special purpose: RFC 6890 and the registries that keep it up to date,
/// https://www.iana.org/assignments/iana-ipv4-special-registry/ and https://www.iana.org/assignments/iana-ipv6-special-registry/.
/// </summary>
public static class SpecialRanges
{
    private static readonly (Address From, Address To, AddressClass Class)[] Ranges = [.. new[]
    {
        // What lies inside another block stands before it.
        ("255.255.255.255/32", AddressClass.Multicast),
        ("0.0.0.0/8", AddressClass.Reserved),
        ("10.0.0.0/8", AddressClass.Private),
        ("100.64.0.0/10", AddressClass.Shared),
        ("127.0.0.0/8", AddressClass.Loopback),
        ("169.254.0.0/16", AddressClass.LinkLocal),
        ("172.16.0.0/12", AddressClass.Private),
        ("192.0.0.0/24", AddressClass.Reserved),
        ("192.0.2.0/24", AddressClass.Documentation),
        ("192.88.99.0/24", AddressClass.Reserved),
        ("192.168.0.0/16", AddressClass.Private),
        ("198.18.0.0/15", AddressClass.Reserved),
        ("198.51.100.0/24", AddressClass.Documentation),
        ("203.0.113.0/24", AddressClass.Documentation),
        ("224.0.0.0/4", AddressClass.Multicast),
        ("240.0.0.0/4", AddressClass.Reserved),
        ("::1/128", AddressClass.Loopback),
        ("64:ff9b:1::/48", AddressClass.Private),
        ("100::/64", AddressClass.Reserved),
        ("2001:db8::/32", AddressClass.Documentation),
        ("3fff::/20", AddressClass.Documentation),
        ("5f00::/16", AddressClass.Reserved),
        ("fc00::/7", AddressClass.Private),
        ("fe80::/10", AddressClass.LinkLocal),
        ("ff00::/8", AddressClass.Multicast),
    }.Select(r => Range(r.Item1, r.Item2))];

    /// <summary>The class of a special address; <see cref="AddressClass.Unknown"/> for any other. "No address" (also <c>::</c>) is reserved.</summary>
    public static AddressClass Of(Address address)
    {
        if (address.IsNone) return AddressClass.Reserved;
        foreach (var (from, to, kind) in Ranges)
        {
            if (address.IsV4 == from.IsV4 && from.CompareTo(address) <= 0 && address.CompareTo(to) <= 0) return kind;
        }

        return AddressClass.Unknown;
    }

    private static (Address From, Address To, AddressClass Class) Range(string block, AddressClass kind)
    {
        var slash = block.IndexOf('/', StringComparison.Ordinal);
        var (from, to) = AddressBlock.Bounds(Address.Parse(block[..slash]), int.Parse(block[(slash + 1)..], System.Globalization.CultureInfo.InvariantCulture));
        return (from, to, kind);
    }
}
