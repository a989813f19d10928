using System.Net;
using Windhover.Server.Errors;

namespace Windhover.Server.Security;

/// <summary>
/// Answers only requests that name this machine by a loopback name. Without it, a page of the internet whose name is made to resolve to 127.0.0.1
/// (DNS rebinding) would read everything: to the browser it would be the same origin.
/// </summary>
internal static class LoopbackHosts
{
    internal static void UseLoopbackHostsOnly(this IApplicationBuilder app) => app.Use(static (context, next) =>
        IsLoopback(context.Request.Host)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status421MisdirectedRequest, "This server answers to localhost, 127.0.0.1 and [::1] only."));

    private static bool IsLoopback(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
