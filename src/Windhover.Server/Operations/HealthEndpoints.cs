namespace Windhover.Server.Operations;

/// <summary>
/// For whoever starts this program and restarts it: <c>/health/live</c> answers as long as the process does, <c>/health/ready</c> only while it does its work. Neither asks for a sign-in
/// nor names a source, a path or a secret.
/// </summary>
internal static class HealthEndpoints
{
    internal const string Root = "/health";

    internal static void MapHealth(this WebApplication app)
    {
        app.MapGet($"{Root}/live", static () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.MapGet($"{Root}/ready", static (HttpContext context, ReadinessCheck check) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            var readiness = check.Look();
            return TypedResults.Json(readiness, ReadinessJson.Default.Readiness, statusCode: readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        }).ExcludeFromDescription();
    }
}
