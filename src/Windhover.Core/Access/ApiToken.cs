namespace Windhover.Core.Access;

/// <summary>What a program signs in with. The token itself is shown once and not kept.</summary>
public sealed record ApiToken
{
    /// <summary>Stable name of the record; no secret.</summary>
    public required string TokenId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The user whose token it is. It may never do more than its owner, and nothing while the owner is disabled.</summary>
    public required string Owner { get; init; }

    /// <summary>The most it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>The parts of the API that it may use, by their tags; empty for all.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>SHA-256 of the token, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made, epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>From when on it is refused, epoch milliseconds.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>Its last use, epoch milliseconds; null before any.</summary>
    public long? LastUsed { get; init; }

    /// <summary>The address that it was last used from; "" before any.</summary>
    public string LastAddress { get; init; } = "";

    /// <summary>When it was taken back, epoch milliseconds; null while it is not.</summary>
    public long? RevokedAt { get; init; }
}
