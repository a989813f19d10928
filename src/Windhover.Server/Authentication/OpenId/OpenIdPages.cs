using System.Security.Cryptography;
using System.Text;
using Windhover.Core.Access;

namespace Windhover.Server.Authentication.OpenId;

/// <summary>The two addresses of signing in at an identity provider. They are no part of the API: a browser goes there, and is sent on.</summary>
internal static class OpenIdPages
{
    internal const string Start = "/sign-in/provider";
    private const string CookieName = "windhover-provider";
    private const string Purpose = "sign-in at the provider";
    private const long Lasts = 10 * 60_000;

    internal static void MapOpenId(this WebApplication app, SignInOptions? options)
    {
        if (options?.OpenId is null) return;
        app.MapGet(Start, StartAsync).ExcludeFromDescription().AllowsAnybody().WithMetadata(new SlowlyOnly());
        app.MapGet(OpenIdFlow.Back, BackAsync).ExcludeFromDescription().AllowsAnybody().WithMetadata(new SlowlyOnly());
    }

    private static async Task<IResult> StartAsync(HttpContext context, OpenIdFlow flow, SecretBox box, AuditTrail trail, TimeProvider clock)
    {
        var state = OpenIdState.New(Now(clock) + Lasts, Inside(context.Request.Query["to"].ToString()));
        try
        {
            var url = await flow.StartAsync(state, context.RequestAborted);

            // Lax: the provider sends the browser back from another site, and only this cookie must come along then.
            context.Response.Cookies.Append(CookieName, box.Close(Purpose, state.ToString()), Options(context));
            return TypedResults.Redirect(url);
        }
        catch (OpenIdException failure)
        {
            trail.Note(context, "", SignInMeans.None, "sign_in", "", AuditOutcome.Failed, failure.Message);
            return Failed("unreachable");
        }
    }

    private static async Task<IResult> BackAsync(HttpContext context, OpenIdFlow flow, SecretBox box, Sessions sessions, AccessPart part, AuditTrail trail, TimeProvider clock)
    {
        var query = context.Request.Query;
        var kept = context.Request.Cookies[CookieName];
        context.Response.Cookies.Delete(CookieName, Options(context));
        if (OpenIdState.Read(kept is null ? null : box.Open(Purpose, kept)) is not { } state || state.Until < Now(clock) || !Same(state.State, query["state"].ToString()))
            return Refused(context, trail, "", "the browser did not begin this sign-in, or began it long ago");
        if (query["code"].ToString() is not { Length: > 0 and <= 4096 } code) return Refused(context, trail, "", $"the provider says {Short(query["error"].ToString())}");
        try
        {
            var person = await flow.FinishAsync(state, code, context.RequestAborted);
            var (user, problem) = OpenIdUsers.Enter(part.Store!, person, Now(clock));
            if (user is null) return Refused(context, trail, person.Name, problem);
            trail.Note(context, user.Name, SignInMeans.Provider, "sign_in", user.Name, AuditOutcome.Done);
            sessions.Begin(context, user, SignInMeans.Provider);
            return TypedResults.LocalRedirect(state.To);
        }
        catch (OpenIdException failure)
        {
            return Refused(context, trail, "", failure.Message);
        }
    }

    private static IResult Refused(HttpContext context, AuditTrail trail, string who, string why)
    {
        trail.Note(context, who, SignInMeans.None, "sign_in", who, AuditOutcome.Refused, why);
        return Failed("refused");
    }

    private static IResult Failed(string how) => TypedResults.LocalRedirect($"/sign-in?provider={how}");

    // Only a path of this console: //elsewhere and /\elsewhere are other sites to a browser.
    private static string Inside(string to) => to.Length is > 1 and <= 500 && to[0] == '/' && to[1] is not ('/' or '\\') && !to.Any(char.IsControl) ? to : "/";

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = Start, MaxAge = TimeSpan.FromMilliseconds(Lasts), IsEssential = true };

    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    private static string Short(string text) => text.Length > 100 ? text[..100] : text;

    private static long Now(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();
}
