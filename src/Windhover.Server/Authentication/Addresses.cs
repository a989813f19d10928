using System.Net;
using System.Net.Sockets;

namespace Windhover.Server.Authentication;

/// <summary>Where a request comes from.</summary>
internal static class Addresses
{
    /// <summary>The address as text; IPv4 as IPv4, however it came.</summary>
    internal static string Of(HttpContext context) => Plain(context)?.ToString() ?? "";

    /// <summary>What is counted together: an IPv4 address, or the 64 bits of an IPv6 network, since one machine has all of it.</summary>
    internal static string BlockOf(HttpContext context) => Plain(context) switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6 } address => Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)),
        var address => address.ToString(),
    };

    private static IPAddress? Plain(HttpContext context) => context.Connection.RemoteIpAddress is { IsIPv4MappedToIPv6: true } mapped ? mapped.MapToIPv4() : context.Connection.RemoteIpAddress;
}
