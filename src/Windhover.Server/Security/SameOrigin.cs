using Windhover.Server.Authentication;
using Windhover.Server.Errors;

namespace Windhover.Server.Security;

/// <summary>
/// Refuses what a page of another site sends to the API. Reads are refused by the browser's own mark (Fetch Metadata, https://www.w3.org/TR/fetch-metadata/),
/// writes also by their Origin, and what writes carry must be JSON, which a form cannot send; who carries nothing must say who it is.
/// Programs that are no browser send neither mark and pass, unless they come with the cookie of a session: what writes with it must say from where.
/// </summary>
internal static class SameOrigin
{
    internal static void UseSameOriginOnly(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var request = context.Request;
        if (!request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi")) return next(context);
        if (IsUnmarked(request) && SignedIn.Of(context)?.Session is not null && IsWrite(request.Method))
            return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "With the cookie of a session a write must say where it comes from, as browsers do (Origin). Programs use a token.");
        if (IsForeign(request)) return Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Requests from other sites are refused.");
        if (IsWrite(request.Method) && !request.HasJsonContentType() && !IsBare(request))
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

    private static bool IsUnmarked(HttpRequest request) => request.Headers.Origin.Count == 0 && !request.Headers.ContainsKey("Sec-Fetch-Site");

    // No form can send a DELETE, nor a header of its own (https://fetch.spec.whatwg.org/#cors-safelisted-request-header).
    private static bool IsBare(HttpRequest request) =>
        (HttpMethods.IsDelete(request.Method) || request.Headers.ContainsKey(Caller.Name) || request.Headers.Authorization.Count > 0) && request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0;

    private static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method);
}
