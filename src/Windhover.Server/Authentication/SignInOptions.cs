using Windhover.Server.Authentication.OpenId;

namespace Windhover.Server.Authentication;

/// <summary>How people sign in.</summary>
public sealed record SignInOptions
{
    /// <summary>The folder of the keys that encrypt what is kept of one-time codes; made when it is missing, for its owner only.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>How long a session lasts without a request. The default is 1 hour.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a session lasts at most. The default is 12 hours.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>True when everybody with a password needs one-time codes too. The default is false: whoever wants them.</summary>
    public bool NeedsCodes { get; init; }

    /// <summary>Wrong passwords or codes in a row after which a user is locked out. The default is 5.</summary>
    public int LockAfter { get; init; } = 5;

    /// <summary>How long a lock-out lasts. The default is 15 minutes.</summary>
    public TimeSpan LockFor { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often one address may try to sign in, a minute. The default is 10.</summary>
    public int SignInsAMinute { get; init; } = 10;

    /// <summary>How many requests one user, token or stranger's address may make in a minute. The default is 3000.</summary>
    public int RequestsAMinute { get; init; } = 3000;

    /// <summary>The identity provider; null, the default, for none.</summary>
    public OpenIdOptions? OpenId { get; init; }
}
