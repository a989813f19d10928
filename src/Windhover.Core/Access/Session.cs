namespace Windhover.Core.Access;

/// <summary>Somebody who signed in with one browser. The browser holds the secret; here is its hash only.</summary>
public sealed record Session
{
    /// <summary>Stable name of the record; no secret.</summary>
    public required string SessionId { get; init; }

    /// <summary>SHA-256 of the secret, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>Who signed in.</summary>
    public required string User { get; init; }

    /// <summary>How.</summary>
    public required SignInMeans Means { get; init; }

    /// <summary>When, epoch milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>The last request, epoch milliseconds; to the minute.</summary>
    public required long LastUsed { get; init; }

    /// <summary>The end, whatever is done with it, epoch milliseconds.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>The address that signed in.</summary>
    public string Address { get; init; } = "";

    /// <summary>What the browser calls itself, cut to 200 characters.</summary>
    public string Agent { get; init; } = "";
}
