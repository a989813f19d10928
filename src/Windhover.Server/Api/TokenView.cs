using Windhover.Core.Access;

namespace Windhover.Server.Api;

/// <summary>A token as administrators see one.</summary>
public sealed record TokenView
{
    /// <summary>Its id; no secret.</summary>
    public required string TokenId { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Owner { get; init; }

    /// <summary>The most it may do.</summary>
    public required Role Role { get; init; }

    /// <summary>The parts of the API that it may use, by tag; empty for all.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it was made, epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>From when on it is refused, epoch milliseconds.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>Its last use, epoch milliseconds, to the minute; null before any.</summary>
    public required long? LastUsed { get; init; }

    /// <summary>The address that it was last used from; "" before any.</summary>
    public required string LastAddress { get; init; }

    /// <summary>When it was taken back, epoch milliseconds; null while it is not.</summary>
    public required long? RevokedAt { get; init; }

    /// <summary>The token itself, where this very request made it: shown once; "" otherwise.</summary>
    public required string Token { get; init; }

    internal static TokenView Of(ApiToken token, string secret = "") => new()
    {
        TokenId = token.TokenId,
        Name = token.Name,
        Owner = token.Owner,
        Role = token.Role,
        Scopes = token.Scopes,
        CreatedAt = token.CreatedAt,
        ExpiresAt = token.ExpiresAt,
        LastUsed = token.LastUsed,
        LastAddress = token.LastAddress,
        RevokedAt = token.RevokedAt,
        Token = secret,
    };
}
