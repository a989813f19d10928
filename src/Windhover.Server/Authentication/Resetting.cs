using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Lets a user in again who lost the password, or the device with the codes.</summary>
public static class Resetting
{
    /// <summary>Gives a user a password that must be changed at once, ends a lock-out and all sessions.</summary>
    /// <param name="store">The store.</param>
    /// <param name="name">Whom.</param>
    /// <param name="password">The password; <see cref="Passwords.Make"/> makes one.</param>
    /// <param name="codes">True takes the one-time codes away too.</param>
    /// <returns>The user, or null when there is none.</returns>
    public static User? Reset(IAccessStore store, string name, string password, bool codes)
    {
        var hash = Passwords.Hash(password);
        var changed = store.Change(name, user => user with
        {
            PasswordHash = hash,
            MustChangePassword = true,
            Failures = 0,
            LockedUntil = null,
            TotpSecret = codes ? "" : user.TotpSecret,
            TotpProposed = codes ? "" : user.TotpProposed,
        });
        if (changed is not null) store.EndSessions(name);
        return changed;
    }
}
