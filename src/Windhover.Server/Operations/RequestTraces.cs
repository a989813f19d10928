using Microsoft.AspNetCore.Http.Features;

namespace Windhover.Server.Operations;

/// <summary>Names the trace of a request after the template of its route, never after its address (https://opentelemetry.io/docs/specs/semconv/http/http-spans/).</summary>
internal static class RequestTraces
{
    internal static void UseRequestTraces(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        await next(context);
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } activity) return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        activity.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        activity.SetTag("http.request.method", context.Request.Method);
        activity.SetTag("http.route", route);
        activity.SetTag("http.response.status_code", context.Response.StatusCode);
    });
}
