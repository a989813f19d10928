using System.Net;
using Windhover.Server.Errors;

namespace Windhover.Server.Operations;

/// <summary><c>/metrics</c> in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats/).</summary>
internal static class MetricsEndpoint
{
    internal const string Path = "/metrics";

    internal static void UseMetrics(this WebApplication app)
    {
        var access = app.Services.GetRequiredService<ServerOptions>().Telemetry.Metrics;
        var exporters = app.Services.GetRequiredService<Exporters>();
        app.Services.GetRequiredService<ServerParts>().Meter?.Observe(app.Services.GetRequiredService<ServerFigures>());
        app.Use((context, next) => context.Request.Path == Path && !(access == MetricsAccess.Any || (access == MetricsAccess.Loopback && IsNear(context)))
            ? Problems.WriteAsync(context, StatusCodes.Status404NotFound, "There is nothing at this address.")
            : next(context));
        app.UseOpenTelemetryPrometheusScrapingEndpoint(exporters.Metrics, static context => context.Request.Path == Path, path: null, configureBranchedPipeline: null, optionsName: null);
    }

    // A proxy on this machine comes from a loopback address too, and says on whose behalf.
    private static bool IsNear(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");
}
