using System.Net;
using Windhover.Server.Errors;

namespace Windhover.Server.Security;

/// <summary>
/// Answers only requests that name this machine by a loopback name, or by one that was configured. Without it, a page of the internet whose name is made to resolve to this machine
/// (DNS rebinding) would read everything: to the browser it would be the same origin.
/// </summary>
internal static class KnownHosts
{
    internal static void UseKnownHostsOnly(this IApplicationBuilder app, IReadOnlyList<string> hosts) => app.Use((context, next) =>
        IsLoopback(context.Request.Host) || hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
            ? next(context)
            : Problems.WriteAsync(context, StatusCodes.Status421MisdirectedRequest, hosts.Count == 0
                ? "This server answers to localhost, 127.0.0.1 and [::1] only."
                : "This server does not answer to that name; `hosts` in its configuration names those that it knows."));

    private static bool IsLoopback(HostString host) =>
        string.Equals(host.Host, "localhost", StringComparison.OrdinalIgnoreCase) ||
        (IPAddress.TryParse(host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
