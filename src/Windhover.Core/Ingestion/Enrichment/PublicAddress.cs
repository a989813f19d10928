using System.Net;
using System.Net.Sockets;
using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>Tells addresses of the open internet from those of this machine, its network and its cloud's metadata service.</summary>
public static class PublicAddress
{
    /// <summary>True for an address that anybody on the internet may have. One that carries an IPv4 address inside (RFC 4291, 6052, 3056, 4380) is none unless that one is: 6to4, Teredo and the like are refused whole.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            if (address.IsIPv6SiteLocal || address.IsIPv6Teredo || bytes is [0x20, 0x02, ..] || bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0) return false;
            if (bytes is [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..]) return IsPublic(new IPAddress(bytes.AsSpan(12)));
        }

        return SpecialRanges.Of(Own(address)) == AddressClass.Unknown;
    }

    /// <summary>True for link-local addresses, where clouds keep their metadata services: nothing is ever sent there.</summary>
    public static bool IsLinkLocal(IPAddress address) => SpecialRanges.Of(Own(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)) == AddressClass.LinkLocal;

    // Without the scope of a link-local address, which is no part of it.
    private static Address Own(IPAddress address) => Address.Parse(new IPAddress(address.GetAddressBytes()).ToString());
}
