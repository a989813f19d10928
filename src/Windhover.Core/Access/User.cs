namespace Windhover.Core.Access;

/// <summary>Somebody who may sign in.</summary>
public sealed record User
{
    /// <summary>Longest name.</summary>
    public const int MostOfName = 100;

    /// <summary>The name; unique, whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary>What the user may do.</summary>
    public required Role Role { get; init; }

    /// <summary>The hash of the password, salted and slow; "" for who has none and signs in elsewhere.</summary>
    public string PasswordHash { get; init; } = "";

    /// <summary>True while the password is one that somebody else knows: nothing else can be done before it is changed.</summary>
    public bool MustChangePassword { get; init; }

    /// <summary>Who the user is at the identity provider: its issuer, a space, and the subject there; "" for a local user.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The secret of the one-time codes, encrypted; "" for none.</summary>
    public string TotpSecret { get; init; } = "";

    /// <summary>A secret that was handed out and that no code has confirmed yet, encrypted; "" for none.</summary>
    public string TotpProposed { get; init; } = "";

    /// <summary>The last time step whose code was used: it and all before are refused.</summary>
    public long TotpStep { get; init; }

    /// <summary>True for who may not sign in.</summary>
    public bool IsDisabled { get; init; }

    /// <summary>When the user was made, epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The last sign-in, epoch milliseconds; null before any.</summary>
    public long? LastSignIn { get; init; }

    /// <summary>Wrong passwords or codes since the last sign-in or lock-out.</summary>
    public int Failures { get; init; }

    /// <summary>Nobody signs in as this user before this time, epoch milliseconds; null when not locked.</summary>
    public long? LockedUntil { get; init; }

    /// <summary>Why a name is none, in words; null when it may be one.</summary>
    public static string? ProblemOfName(string name) => name switch
    {
        "" => "a name must not be empty",
        { Length: > MostOfName } => $"a name has at most {MostOfName} characters",
        _ when name.Trim().Length != name.Length => "a name begins and ends with something that can be seen",
        _ when name.Any(char.IsControl) => "a name holds no control character",
        _ when name.Contains('(', StringComparison.Ordinal) => "a name holds no bracket: that is how tokens are told from people",
        _ => null,
    };
}
