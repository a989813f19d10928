namespace Windhover.Server.Authentication;

/// <summary>
/// The cookie that holds a session's secret: no script can read it, no other site makes the browser send it, and over TLS it is bound to this host
/// (https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-__host-prefix). Its end is the server's affair.
/// </summary>
internal static class SessionCookie
{
    private const string Plain = "windhover";
    private const string Secure = "__Host-windhover";

    internal static string? Read(HttpRequest request) => request.Cookies[NameOf(request)] is { Length: > 0 and <= 100 } secret ? secret : null;

    internal static void Set(HttpContext context, string secret) => context.Response.Cookies.Append(NameOf(context.Request), secret, Options(context.Request));

    internal static void Clear(HttpContext context) => context.Response.Cookies.Delete(NameOf(context.Request), Options(context.Request));

    private static string NameOf(HttpRequest request) => request.IsHttps ? Secure : Plain;

    private static CookieOptions Options(HttpRequest request) => new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = request.IsHttps, Path = "/", IsEssential = true };
}
