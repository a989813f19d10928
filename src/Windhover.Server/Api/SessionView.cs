using Windhover.Core.Access;
using Windhover.Server.Authentication;

namespace Windhover.Server.Api;

/// <summary>Who asks, and what they may do.</summary>
public sealed record SessionView
{
    /// <summary>What the server shows: one's own logs or the simulated estate.</summary>
    public required ServerMode Mode { get; init; }

    /// <summary>True when people must sign in. Where it is false everybody may do everything, and names are taken on trust.</summary>
    public required bool SignIn { get; init; }

    /// <summary>The name that stands beside what is done; "" for who is not signed in, or need not be.</summary>
    public required string Name { get; init; }

    /// <summary>What may be done; null for who is not signed in.</summary>
    public required Role? Role { get; init; }

    /// <summary>How it was proved who it is; null for who is not signed in.</summary>
    public required SignInMeans? Means { get; init; }

    /// <summary>What must be done before anything else; null for nothing.</summary>
    public required FirstStep? Must { get; init; }

    /// <summary>The end of the session or token, whatever is done with it, epoch milliseconds; null for none.</summary>
    public required long? EndsAt { get; init; }

    /// <summary>True when one signs in with one-time codes too.</summary>
    public required bool HasCodes { get; init; }

    /// <summary>What the identity provider is called, through which one may sign in too; "" for none.</summary>
    public required string Provider { get; init; }

    /// <summary>True when there is no administrator yet: the link that was printed at the start makes one.</summary>
    public required bool Welcome { get; init; }

    internal static SessionView Of(ServerOptions options, AccessPart part, SignedIn? who) => new()
    {
        Mode = options.Mode,
        SignIn = part.Store is not null,
        Name = who?.Name ?? "",
        Role = part.Store is null ? Core.Access.Role.Administrator : who?.Role,
        Means = who?.Means,
        Must = who?.Must,
        EndsAt = who?.Session?.ExpiresAt ?? who?.Token?.ExpiresAt,
        HasCodes = who?.User.TotpSecret.Length > 0,
        Provider = options.SignIn?.OpenId?.Name ?? "",
        Welcome = part.Store is { } store && WelcomeLink.IsNeeded(store),
    };
}
