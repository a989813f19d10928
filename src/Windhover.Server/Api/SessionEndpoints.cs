using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Signing in and out, and who one is.</summary>
internal static class SessionEndpoints
{
    // One answer for all that can be wrong: it tells nobody which names there are.
    private const string Wrong = "Name, password or code is wrong, or the user is locked out for a while.";

    internal static void MapSession(this RouteGroupBuilder api)
    {
        var session = api.MapGroup("/session").WithTags(Gate.OpenTag);
        session.MapGet("", Get).WithName("get_session").WithSummary("Who asks, what they may do, and whether one must sign in").AllowsAnybody().Produces<SessionView>();
        session.MapPost("", SignIn).WithName("sign_in").WithSummary("Signs in; the answer sets the cookie of the session")
            .WithDescription("A 401 whose `parameter` is `code` asks for the one-time code: send all again with it.").AllowsAnybody().WithMetadata(new SlowlyOnly(), new NotesItself())
            .Writes().Produces<SessionView>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);
        session.MapDelete("", SignOut).WithName("sign_out").WithSummary("Ends the session").RequireRole(Role.Viewer, peopleOnly: true, first: true).Writes().Produces<SessionView>();
        session.MapPost("/welcome", Welcome).WithName("welcome_administrator").WithSummary("Makes the first administrator with the code of the link that was printed, and signs in").AllowsAnybody()
            .WithMetadata(new SlowlyOnly(), new NotesItself()).Writes().Produces<SessionView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static IResult Get(HttpContext context, ServerOptions options, AccessPart part) => TypedResults.Ok(SessionView.Of(options, part, SignedIn.Of(context)));

    private static IResult SignIn(SignInRequest body, HttpContext context, ServerOptions options, AccessPart part, AuditTrail trail)
    {
        if (part.Store is null) return NoSignIn();
        if (body.Password.Length > Passwords.Most || body.Name.Length > User.MostOfName) return Refused();
        var result = context.RequestServices.GetRequiredService<SignInDesk>().Try(body.Name.Trim(), body.Password, body.Code ?? "");
        if (result.User is { } user)
        {
            trail.Note(context, user.Name, result.Means, "sign_in", user.Name, AuditOutcome.Done);
            var begun = context.RequestServices.GetRequiredService<Sessions>().Begin(context, user, result.Means);
            return TypedResults.Ok(SessionView.Of(options, part, Seen(context, begun)));
        }

        trail.Note(context, body.Name.Trim(), SignInMeans.None, "sign_in", body.Name.Trim(), result.NeedsCode ? AuditOutcome.Failed : AuditOutcome.Refused, result.Reason);
        if (result.LockedOut) trail.Note(context, body.Name.Trim(), SignInMeans.None, "lock_out", body.Name.Trim(), AuditOutcome.Done, $"for {options.SignIn!.LockFor.TotalMinutes:0} minutes");
        return result.NeedsCode ? Problems.Unauthorized("Give the code of your authenticator app too.", "code") : Refused();
    }

    private static IResult SignOut(HttpContext context, ServerOptions options, AccessPart part)
    {
        if (part.Store is null || SignedIn.Of(context) is not { } who) return NoSignIn();
        context.RequestServices.GetRequiredService<Sessions>().End(context, who);
        return TypedResults.Ok(SessionView.Of(options, part, null));
    }

    private static IResult Welcome(WelcomeRequest body, HttpContext context, ServerOptions options, AccessPart part, AuditTrail trail, TimeProvider clock)
    {
        if (part.Store is not { } store) return NoSignIn();
        if (User.ProblemOfName(body.Name) is { } noName) return Problems.BadRequest("name", noName);
        if (Passwords.Problem(body.Password, body.Name) is { } noPassword) return Problems.BadRequest("password", noPassword);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var user = new User { Name = body.Name, Role = Role.Administrator, PasswordHash = Passwords.Hash(body.Password), CreatedAt = now, LastSignIn = now };
        if (!WelcomeLink.IsNeeded(store) || !store.Welcome(Secrets.Hash(body.Code), now, user))
        {
            trail.Note(context, body.Name, SignInMeans.None, "welcome_administrator", body.Name, AuditOutcome.Refused, "the link is wrong, over or used");
            return Problems.Conflict("This link is wrong, was used, or is over. Each start of the server prints a new one while there is no administrator.");
        }

        trail.Note(context, user.Name, SignInMeans.Welcome, "welcome_administrator", user.Name, AuditOutcome.Done);
        return TypedResults.Ok(SessionView.Of(options, part, Seen(context, context.RequestServices.GetRequiredService<Sessions>().Begin(context, user, SignInMeans.Welcome))));
    }

    // Read again as the next request will be: what must be done first is known there.
    private static SignedIn Seen(HttpContext context, SignedIn begun) => context.RequestServices.GetRequiredService<Authenticator>().BySession(begun.Session!.Hash) ?? begun;

    private static IResult Refused() => Problems.Unauthorized(Wrong);

    private static IResult NoSignIn() => Problems.Conflict("Nobody signs in here.");
}
