using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Begins and ends sessions.</summary>
internal sealed class Sessions(AccessPart part, SignInOptions options, TimeProvider clock)
{
    private const int MostOfAgent = 200;

    /// <summary>Begins a session with a secret of its own, whatever cookie the browser came with; the session of that cookie ends.</summary>
    internal SignedIn Begin(HttpContext context, User user, SignInMeans means)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (SessionCookie.Read(context.Request) is { } before && part.Store!.Session(Secrets.Hash(before)) is { } old) part.Store.EndSession(old.User, old.SessionId);
        part.Store!.DropSessions(now);
        var secret = Secrets.Make();
        var agent = context.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            SessionId = Secrets.MakeId(),
            Hash = Secrets.Hash(secret),
            User = user.Name,
            Means = means,
            CreatedAt = now,
            LastUsed = now,
            ExpiresAt = now + (long)options.Longest.TotalMilliseconds,
            Address = Addresses.Of(context),
            Agent = agent.Length > MostOfAgent ? agent[..MostOfAgent] : agent,
        };
        part.Store.Add(session);
        SessionCookie.Set(context, secret);
        return new() { User = user, Role = user.Role, Means = means, Session = session };
    }

    /// <summary>Ends the session of a request.</summary>
    internal void End(HttpContext context, SignedIn who)
    {
        part.Store!.EndSession(who.User.Name, who.Session!.SessionId);
        SessionCookie.Clear(context);
    }
}
