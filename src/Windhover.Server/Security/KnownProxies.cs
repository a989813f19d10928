using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Windhover.Server.Errors;

namespace Windhover.Server.Security;

/// <summary>
/// Behind a proxy its word counts for who asks and how, its last hop's alone; the word of anybody else who reaches the port does not, and where nothing but the proxy makes the way safe to read
/// along, nobody else is answered. Health is: whoever restarts the server asks it directly.
/// </summary>
internal static class KnownProxies
{
    internal static void UseProxy(this IApplicationBuilder app, ServerOptions options)
    {
        if (!options.BehindProxy) return;
        if (options.Tls is null)
        {
            app.Use((context, next) => IsProxy(context.Connection.RemoteIpAddress, options.Proxies) || context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
                ? next(context)
                : Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "This server is reached through its proxy only; the configuration names it under `proxies`."));
        }

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = 1 };
        foreach (var proxy in options.Proxies) forwarded.KnownIPNetworks.Add(proxy);
        app.UseForwardedHeaders(forwarded);
    }

    internal static bool IsProxy(IPAddress? address, IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        if (address is null) return false;
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return IPAddress.IsLoopback(plain) || proxies.Any(p => p.Contains(plain));
    }
}
