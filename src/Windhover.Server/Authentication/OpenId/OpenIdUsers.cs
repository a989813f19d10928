using Windhover.Core.Access;

namespace Windhover.Server.Authentication.OpenId;

/// <summary>Users who sign in at the provider: made at their first sign-in, and given their role anew at each.</summary>
internal static class OpenIdUsers
{
    /// <summary>The user, or why there is none.</summary>
    internal static (User? User, string Problem) Enter(IAccessStore store, OpenIdPerson person, long now)
    {
        if (person.Role is not { } role) return (null, "nothing in the roles claim is a role here");
        if (store.UserOf(person.Subject) is not { } known)
        {
            var name = person.Name.Trim();
            if (User.ProblemOfName(name) is { } problem) return (null, $"the name claim cannot be used: {problem}");
            var made = new User { Name = name, Role = role, Subject = person.Subject, CreatedAt = now, LastSignIn = now };

            // A local user of that name is somebody else until an administrator says otherwise.
            return store.Add(made) ? (made, "") : (null, "there is another user of that name");
        }

        if (known.IsDisabled) return (null, "the user is disabled");
        return store.Change(known.Name, user => user.IsDisabled ? null : user with { Role = role, LastSignIn = now }) is { } changed ? (changed, "") : (null, "the user is disabled");
    }
}
