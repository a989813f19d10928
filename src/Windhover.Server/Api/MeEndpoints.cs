using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>One's own password, one-time codes and sessions.</summary>
internal static class MeEndpoints
{
    internal static void MapMe(this RouteGroupBuilder api)
    {
        var me = api.MapGroup("/me").WithTags("me").RequireRole(Role.Viewer, peopleOnly: true, first: true);
        me.MapGet("/sessions", List).WithName("list_my_sessions").WithSummary("Where one is signed in, newest first").Produces<ItemList<OwnSession>>();
        me.MapDelete("/sessions/{id}", End).WithName("end_my_session").WithSummary("Ends one of one's sessions").Writes().Produces<ItemList<OwnSession>>();
        me.MapPut("/password", SetPassword).WithName("change_my_password").WithSummary("Changes one's password; all other sessions end").WithMetadata(new SlowlyOnly())
            .Writes().Produces<SessionView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
        me.MapPost("/totp", Offer).WithName("offer_my_codes").WithSummary("A new secret for one-time codes; it counts once it is confirmed").WithMetadata(new SlowlyOnly())
            .Writes().Produces<CodesOffer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
        me.MapPut("/totp", Confirm).WithName("confirm_my_codes").WithSummary("Sets one-time codes up with a code of the secret that was offered").WithMetadata(new SlowlyOnly())
            .Writes().Produces<SessionView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
        me.MapDelete("/totp", Remove).WithName("remove_my_codes").WithSummary("Does without one-time codes, where that is allowed; asks for one a last time").WithMetadata(new SlowlyOnly())
            .Takes(Code).Writes().Produces<SessionView>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static readonly QueryParameter<string> Code = Parameters.Text("code", "A one-time code that was not used yet.", required: true);

    private static IResult List(HttpContext context, AccessPart part) => TypedResults.Ok(Own(part, SignedIn.Of(context)));

    private static IResult End(string id, HttpContext context, AccessPart part)
    {
        if (part.Store is null || SignedIn.Of(context) is not { } who) return NoSignIn();
        return part.Store.EndSession(who.User.Name, id) ? TypedResults.Ok(Own(part, who)) : Problems.NotFound($"You have no session '{id}'.");
    }

    private static IResult SetPassword(PasswordRequest body, HttpContext context, ServerOptions options, AccessPart part)
    {
        if (part.Store is null || SignedIn.Of(context) is not { } who) return NoSignIn();
        if (who.User.PasswordHash.Length == 0) return Problems.Conflict("You sign in at the identity provider; your password is changed there.");
        if (Passwords.Problem(body.Next, who.User.Name) is { } problem) return Problems.BadRequest("next", problem);
        if (body.Next == body.Current) return Problems.BadRequest("next", "the new password is the old one");
        if (body.Current.Length > Passwords.Most || Desk(context).Confirm(who.User, body.Current).User is null) return Problems.Conflict("The current password is wrong, or you are locked out for a while.");
        var hash = Passwords.Hash(body.Next);
        var changed = part.Store.Change(who.User.Name, user => user with { PasswordHash = hash, MustChangePassword = false, Failures = 0 });
        part.Store.EndSessions(who.User.Name, who.Session!.Hash);
        return Seen(context, options, part, changed);
    }

    private static IResult Offer(HttpContext context, AccessPart part)
    {
        if (part.Store is null || SignedIn.Of(context) is not { } who) return NoSignIn();
        if (who.User.PasswordHash.Length == 0) return Problems.Conflict("You sign in at the identity provider; it asks for codes where it must.");
        if (who.User.TotpSecret.Length > 0) return Problems.Conflict("One-time codes are set up already; remove them first.");
        var secret = OneTimeCodes.MakeSecret();
        var closed = Box(context).Close(SignInDesk.Purpose(who.User), secret);
        part.Store.Change(who.User.Name, user => user with { TotpProposed = closed });
        return TypedResults.Ok(new CodesOffer(secret, OneTimeCodes.Uri(who.User.Name, secret)));
    }

    private static IResult Confirm(CodeRequest body, HttpContext context, ServerOptions options, AccessPart part, TimeProvider clock)
    {
        if (part.Store is null || SignedIn.Of(context) is not { } who) return NoSignIn();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changed = part.Store.Change(who.User.Name, user =>
        {
            if (user.TotpProposed.Length == 0 || Box(context).Open(SignInDesk.Purpose(user), user.TotpProposed) is not { } secret) return null;
            return OneTimeCodes.Step(secret, body.Code, now, 0) is { } step ? user with { TotpSecret = user.TotpProposed, TotpProposed = "", TotpStep = step } : null;
        });
        if (changed is null) return Problems.BadRequest("code", "The code is wrong. Does the clock of the device go right?");
        part.Store.EndSessions(who.User.Name, who.Session!.Hash); // those were let in by less
        return Seen(context, options, part, changed);
    }

    private static IResult Remove(HttpContext context, ServerOptions options, AccessPart part, TimeProvider clock)
    {
        var code = Code.Read(context.Request)!;
        if (part.Store is null || SignedIn.Of(context) is not { } who) return NoSignIn();
        if (options.SignIn!.NeedsCodes) return Problems.Conflict("Everybody needs one-time codes here. Who lost the device asks an administrator.");
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var changed = part.Store.Change(who.User.Name, user =>
            user.TotpSecret.Length > 0 && Box(context).Open(SignInDesk.Purpose(user), user.TotpSecret) is { } secret && OneTimeCodes.Step(secret, code, now, user.TotpStep) is not null
                ? user with { TotpSecret = "", TotpProposed = "" }
                : null);
        return changed is null ? Problems.BadRequest("code", "The code is wrong, or was used.") : Seen(context, options, part, changed);
    }

    private static ItemList<OwnSession> Own(AccessPart part, SignedIn? who) => part.Store is null || who is null
        ? new([])
        : new([.. part.Store.Sessions(who.User.Name).Select(s => new OwnSession(s.SessionId, s.Means, s.CreatedAt, s.LastUsed, s.ExpiresAt, s.Address, s.Agent, s.SessionId == who.Session?.SessionId))]);

    private static IResult Seen(HttpContext context, ServerOptions options, AccessPart part, User? changed) =>
        changed is null || SignedIn.Of(context) is not { Session: { } session }
            ? NoSignIn()
            : TypedResults.Ok(SessionView.Of(options, part, context.RequestServices.GetRequiredService<Authenticator>().BySession(session.Hash)));

    private static SignInDesk Desk(HttpContext context) => context.RequestServices.GetRequiredService<SignInDesk>();

    private static SecretBox Box(HttpContext context) => context.RequestServices.GetRequiredService<SecretBox>();

    private static IResult NoSignIn() => Problems.Conflict("Nobody signs in here.");
}
