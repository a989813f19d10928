namespace Windhover.Server.Wording;

/// <summary>Whether a language model words accounts, and what became of what it was asked since the start.</summary>
public sealed record WordingStatus
{
    /// <summary>False unless one is configured; then nothing is sent to anybody.</summary>
    public bool IsOn { get; init; }

    /// <summary>Name of the language model; "" while it is off.</summary>
    public string Model { get; init; } = "";

    /// <summary>Host and port that accounts are sent to; "" while it is off.</summary>
    public string Host { get; init; } = "";

    /// <summary>Accounts sent.</summary>
    public long Asked { get; init; }

    /// <summary>Texts that passed the check and were kept.</summary>
    public long Used { get; init; }

    /// <summary>Texts that did not pass.</summary>
    public long Discarded { get; init; }

    /// <summary>Why they did not.</summary>
    public IReadOnlyList<WordingDiscards> DiscardedFor { get; init; } = [];

    /// <summary>Accounts that the model would not word.</summary>
    public long Refused { get; init; }

    /// <summary>Accounts without an answer, or without one that can be read.</summary>
    public long Failed { get; init; }

    /// <summary>Incidents that lost their place because too many waited.</summary>
    public long Dropped { get; init; }

    /// <summary>Incidents that wait.</summary>
    public int Waiting { get; init; }

    /// <summary>What went wrong last, untrusted; "" when nothing did.</summary>
    public string LastProblem { get; init; } = "";
}
