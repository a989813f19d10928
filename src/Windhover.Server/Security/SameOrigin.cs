using Windhover.Server.Errors;

namespace Windhover.Server.Security;

/// <summary>
/// Refuses what a page of another site sends to the API. Reads are refused by the browser's own mark (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/),
/// writes also by their Origin, and writes must be JSON, which a form cannot send. Programs that are no browser send neither mark and pass.
/// </summary>
internal static class SameOrigin
{
    internal static void UseSameOriginOnly(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi")) return next(context);
        if (IsForeign(request)) return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Requests from other sites are refused.");
        if (IsWrite(request.Method) && !request.HasJsonContentType())
            return Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "Send the body as application/json.");
        return next(context);
    });

    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site is not ("" or "same-origin") && (site != "none" || IsWrite(request.Method))) return true;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
}
