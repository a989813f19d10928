using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Checks passwords and one-time codes, and locks out who guesses.</summary>
internal sealed class SignInDesk(AccessPart part, SignInOptions options, SecretBox box, TimeProvider clock)
{
    /// <summary>The purpose under which a user's secret is encrypted.</summary>
    internal static string Purpose(User user) => $"one-time codes of {user.Name}";

    /// <summary>Tries a password, and the code where there must be one. What is wrong never changes how long it takes: the password is hashed in any case.</summary>
    internal SignInResult Try(string name, string password, string code)
    {
        var user = part.Store!.User(name);
        var isRight = Passwords.IsOf(user, password);
        if (user is null) return new(null, Reason: "there is no such user");
        if (user.IsDisabled) return new(null, Reason: "the user is disabled");
        if (user.LockedUntil > Now) return new(null, Reason: "the user is locked out");
        if (!isRight) return Failed(user, "the password is wrong");
        if (user.TotpSecret.Length > 0 && code.Length == 0) return new(null, NeedsCode: true, Reason: "the code is missing");
        return Enter(user, code);
    }

    /// <summary>Whether it is the password of a user who is in already; wrong ones count as those at the door do.</summary>
    internal SignInResult Confirm(User user, string password)
    {
        var isRight = Passwords.IsOf(user, password);
        if (user.LockedUntil > Now) return new(null, Reason: "the user is locked out");
        return isRight ? new(user) : Failed(user, "the password is wrong");
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // In one step with the store, so that of many tries at once none passes after the lock-out, and no code passes twice.
    private SignInResult Enter(User user, string code)
    {
        var isWrong = false;
        var entered = part.Store!.Change(user.Name, now =>
        {
            if (now.IsDisabled || now.LockedUntil > Now || now.PasswordHash != user.PasswordHash || now.TotpSecret != user.TotpSecret) return null;
            if (now.TotpSecret.Length == 0) return now with { Failures = 0, LockedUntil = null, LastSignIn = Now };
            var step = box.Open(Purpose(now), now.TotpSecret) is { } secret ? OneTimeCodes.Step(secret, code, Now, now.TotpStep) : null;
            isWrong = step is null;
            return isWrong ? null : now with { Failures = 0, LockedUntil = null, LastSignIn = Now, TotpStep = step!.Value };
        });
        if (entered is not null) return new(entered, entered.TotpSecret.Length > 0 ? SignInMeans.PasswordAndCode : SignInMeans.Password);
        return isWrong ? Failed(user, "the code is wrong, or was used") : new(null, Reason: "the user was changed meanwhile");
    }

    private SignInResult Failed(User user, string reason)
    {
        var locks = false;
        part.Store!.Change(user.Name, now =>
        {
            if (now.LockedUntil > Now) return null;
            locks = now.Failures + 1 >= options.LockAfter;
            return locks ? now with { Failures = 0, LockedUntil = Now + (long)options.LockFor.TotalMilliseconds } : now with { Failures = now.Failures + 1, LockedUntil = null };
        });
        return new(null, Reason: reason, LockedOut: locks);
    }
}
