using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>The link that lets the first administrator in: who reads what the server prints has the machine.</summary>
public static class WelcomeLink
{
    /// <summary>How long a link holds.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);

    /// <summary>Whether there is no administrator yet.</summary>
    public static bool IsNeeded(IAccessStore store) => !store.Users().Any(user => user.Role == Role.Administrator);

    /// <summary>Makes a link, where one is needed; any before it is worth nothing. The code stands behind the #, so that no browser sends it along and no log of requests holds it.</summary>
    /// <param name="store">The store.</param>
    /// <param name="console">Where the console is.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The link, or null where there is an administrator.</returns>
    public static Uri? Make(IAccessStore store, Uri console, TimeProvider clock)
    {
        if (!IsNeeded(store)) return null;
        var code = Secrets.Make();
        store.SetWelcome(Secrets.Hash(code), (clock.GetUtcNow() + Lasts).ToUnixTimeMilliseconds());
        return new Uri(console, $"/welcome#{code}");
    }
}
