using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Query;

namespace Windhover.Server.Api;

/// <summary>Users. None is ever removed, since what they did names them; one who leaves is disabled.</summary>
internal static class UserEndpoints
{
    internal static void MapUsers(this RouteGroupBuilder api)
    {
        var users = api.MapGroup("/users").WithTags("users").RequireRole(Role.Administrator, peopleOnly: true);
        users.MapGet("", List).WithName("list_users").WithSummary("All users, by name").Produces<ItemList<UserView>>();
        users.MapPost("", Add).WithName("add_user").WithSummary("Makes a user; the answer holds a password for the first sign-in, this once")
            .Writes().Produces<UserView>().ProducesProblem(StatusCodes.Status409Conflict);
        users.MapPut("/{name}", Change).WithName("change_user").WithSummary("Changes what a user may do, disables them, or ends a lock-out")
            .Writes().Produces<UserView>().ProducesProblem(StatusCodes.Status409Conflict);
        users.MapPost("/{name}/reset", Reset).WithName("reset_user").WithSummary("Hands a new password out, this once; all sessions of the user end")
            .Writes().Produces<UserView>().ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static IResult List(AccessPart part, TimeProvider clock) => TypedResults.Ok(new ItemList<UserView>(part.Store is null ? [] : [.. part.Store.Users().Select(user => UserView.Of(user, Now(clock)))]));

    private static IResult Add(UserRequest body, HttpContext context, AccessPart part, TimeProvider clock)
    {
        if (part.Store is null) return NoSignIn();
        if (User.ProblemOfName(body.Name) is { } problem) return Problems.BadRequest("name", problem);
        AuditNote.Set(context, body.Name, body.Role.ToString().ToLowerInvariant());
        var password = Passwords.Make();
        var user = new User { Name = body.Name, Role = body.Role, PasswordHash = Passwords.Hash(password), MustChangePassword = true, CreatedAt = Now(clock) };
        return part.Store.Add(user) ? TypedResults.Ok(UserView.Of(user, Now(clock), password)) : Problems.Conflict($"There is a user '{body.Name}' already.");
    }

    private static IResult Change(string name, UserChangeRequest body, HttpContext context, AccessPart part, TimeProvider clock)
    {
        if (part.Store is not { } store) return NoSignIn();
        if (store.User(name) is not { } user) return Unknown(name);
        if (user.Subject.Length > 0 && body.Role is not null) return Problems.Conflict("This user's role comes from the identity provider at each sign-in; change it there.");
        if ((body.IsDisabled == true || body.Role is { } role && role != Role.Administrator) && IsLast(store, user)) return Problems.Conflict("This is the last administrator; make another one first.");
        AuditNote.Set(context, user.Name, Words(body));
        var changed = store.Change(name, now => now with
        {
            Role = body.Role ?? now.Role,
            IsDisabled = body.IsDisabled ?? now.IsDisabled,
            LockedUntil = body.Unlock == true ? null : now.LockedUntil,
            Failures = body.Unlock == true ? 0 : now.Failures,
        });
        if (changed is { IsDisabled: true }) store.EndSessions(name);
        return changed is null ? Unknown(name) : TypedResults.Ok(UserView.Of(changed, Now(clock)));
    }

    private static IResult Reset(string name, ResetRequest body, HttpContext context, AccessPart part, TimeProvider clock)
    {
        if (part.Store is not { } store) return NoSignIn();
        if (store.User(name) is { Subject.Length: > 0 }) return Problems.Conflict("This user signs in at the identity provider and has no password here.");
        var (password, takesCodes) = (Passwords.Make(), body.Codes == true);
        AuditNote.Set(context, name, takesCodes ? "with the one-time codes" : "");
        if (Resetting.Reset(store, name, password, takesCodes) is not { } changed) return Unknown(name);
        return TypedResults.Ok(UserView.Of(changed, Now(clock), password));
    }

    private static string Words(UserChangeRequest body) => string.Join(", ", new[]
    {
        body.Role is { } role ? $"role {role.ToString().ToLowerInvariant()}" : "", body.IsDisabled switch { true => "disabled", false => "enabled", null => "" }, body.Unlock == true ? "unlocked" : "",
    }.Where(word => word.Length > 0));

    private static bool IsLast(IAccessStore store, User user) =>
        user is { Role: Role.Administrator, IsDisabled: false } && !store.Users().Any(other => other.Name != user.Name && other is { Role: Role.Administrator, IsDisabled: false });

    private static long Now(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private static IResult Unknown(string name) => Problems.NotFound($"There is no user '{name}'.");

    private static IResult NoSignIn() => Problems.Conflict("Nobody signs in here.");
}
