using Windhover.Core.Access;

namespace Windhover.Server.Authentication;

/// <summary>Says who makes a request: by its token, or by the session of its cookie.</summary>
internal sealed class Authenticator(AccessPart part, SignInOptions options, AuditTrail trail, TimeProvider clock)
{
    private const string Scheme = "Bearer ";
    private const long Minute = 60_000;

    /// <summary>Who it is; null for a stranger.</summary>
    internal SignedIn? Read(HttpContext context)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        if (authorization.Length > 0) return authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? ByToken(context, authorization[Scheme.Length..].Trim()) : null;
        if (SessionCookie.Read(context.Request) is not { } secret || BySession(Secrets.Hash(secret)) is not { } who) return null;
        if (Now - who.Session!.LastUsed >= Math.Min(Minute, options.Idle.TotalMilliseconds / 4)) part.Store!.Touch(who.Session.Hash, Now);
        return who;
    }

    /// <summary>Whether somebody who came in a while ago may still be here.</summary>
    internal bool IsStillIn(SignedIn who)
    {
        if (who.Token is { } token) return Valid(part.Store!.Token(token.Hash)) is not null;
        return BySession(who.Session!.Hash) is not null;
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Who has the session of this hash; null when there is none, or it is over.</summary>
    internal SignedIn? BySession(string hash)
    {
        if (part.Store!.Session(hash) is not { } session || session.ExpiresAt <= Now || Now - session.LastUsed >= options.Idle.TotalMilliseconds) return null;
        if (part.Store.User(session.User) is not { IsDisabled: false } user) return null;
        return new() { User = user, Role = user.Role, Means = session.Means, Session = session, Must = MustOf(user, session) };
    }

    private FirstStep? MustOf(User user, Session session)
    {
        if (session.Means == SignInMeans.Provider) return null;
        if (user.MustChangePassword) return FirstStep.ChangePassword;
        return options.NeedsCodes && user.TotpSecret.Length == 0 ? FirstStep.SetUpCodes : null;
    }

    private SignedIn? ByToken(HttpContext context, string secret)
    {
        if (part.Store!.Token(Secrets.Hash(secret)) is not { } token) return null;
        var address = Addresses.Of(context);
        if (Valid(token) is not { } owner)
        {
            trail.Note(context, NameOf(token), SignInMeans.Token, "token_refused", token.TokenId, AuditOutcome.Refused, token.RevokedAt is not null ? "it was taken back" : token.ExpiresAt <= Now ? "it has expired" : "its owner is disabled");
            return null;
        }

        if ((token.LastAddress != address || Now - (token.LastUsed ?? 0) >= Minute) && part.Store.Used(token.TokenId, address, Now))
            trail.Note(context, NameOf(token), SignInMeans.Token, "token_new_address", token.TokenId, AuditOutcome.Done);
        return new() { User = owner, Role = token.Role < owner.Role ? token.Role : owner.Role, Means = SignInMeans.Token, Token = token };
    }

    private User? Valid(ApiToken? token) =>
        token is { RevokedAt: null } && token.ExpiresAt > Now && part.Store!.User(token.Owner) is { IsDisabled: false } owner ? owner : null;

    private static string NameOf(ApiToken token) => $"{token.Owner} (token {token.Name})";
}
