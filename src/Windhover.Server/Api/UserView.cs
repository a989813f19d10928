using Windhover.Core.Access;

namespace Windhover.Server.Api;

/// <summary>A user as administrators see one.</summary>
public sealed record UserView
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>What the user may do.</summary>
    public required Role Role { get; init; }

    /// <summary>True for who may not sign in.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>Nobody signs in as this user before this time, epoch milliseconds; null when not locked out.</summary>
    public required long? LockedUntil { get; init; }

    /// <summary>True for who signs in at the identity provider.</summary>
    public required bool AtProvider { get; init; }

    /// <summary>True when one-time codes are set up.</summary>
    public required bool HasCodes { get; init; }

    /// <summary>True while the password is one that was handed out.</summary>
    public required bool MustChangePassword { get; init; }

    /// <summary>When the user was made, epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The last sign-in, epoch milliseconds; null before any.</summary>
    public required long? LastSignIn { get; init; }

    /// <summary>The password that was handed out by this very request, shown once; "" otherwise.</summary>
    public required string Password { get; init; }

    internal static UserView Of(User user, long now, string password = "") => new()
    {
        Name = user.Name,
        Role = user.Role,
        IsDisabled = user.IsDisabled,
        LockedUntil = user.LockedUntil > now ? user.LockedUntil : null,
        AtProvider = user.Subject.Length > 0,
        HasCodes = user.TotpSecret.Length > 0,
        MustChangePassword = user.MustChangePassword,
        CreatedAt = user.CreatedAt,
        LastSignIn = user.LastSignIn,
        Password = password,
    };
}
