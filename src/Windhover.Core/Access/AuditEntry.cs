namespace Windhover.Core.Access;

/// <summary>One line of the audit log: what somebody did, or was refused.</summary>
public sealed record AuditEntry
{
    /// <summary>Counts up from 1 without a gap; 0 before it is stored.</summary>
    public long Number { get; init; }

    /// <summary>When, epoch milliseconds of the wall clock.</summary>
    public required long Time { get; init; }

    /// <summary>Who: the name of a user, with the token where one was used; the name that was tried where somebody failed to sign in.</summary>
    public required string Who { get; init; }

    /// <summary>How they proved it.</summary>
    public required SignInMeans Means { get; init; }

    /// <summary>The network address; "" on the command line.</summary>
    public string Address { get; init; } = "";

    /// <summary>What: the name of an operation of the API, or <c>sign_in</c>, <c>lock_out</c>, <c>token_new_address</c> …</summary>
    public required string What { get; init; }

    /// <summary>On what: a path of the API, or the name of a user or token.</summary>
    public string On { get; init; } = "";

    /// <summary>What became of it.</summary>
    public required AuditOutcome Outcome { get; init; }

    /// <summary>Why, in words; "" where the outcome says it.</summary>
    public string Detail { get; init; } = "";

    /// <summary>The hash of the entry before; 64 zeros for the first.</summary>
    public string PreviousHash { get; init; } = "";

    /// <summary>The hash of this entry: see <see cref="AuditChain"/>.</summary>
    public string Hash { get; init; } = "";
}
