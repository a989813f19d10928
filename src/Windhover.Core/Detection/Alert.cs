using Windhover.Core.Entities;

namespace Windhover.Core.Detection;

/// <summary>One model that fired, for one entity, with its ledger and its raw records.</summary>
public sealed record Alert
{
    /// <summary>Made from content, so that the same input gives the same id.</summary>
    public required string AlertId { get; init; }

    /// <summary>Event time at which it was raised, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>First record that belongs to it, epoch milliseconds.</summary>
    public required long FirstTime { get; init; }

    /// <summary>Stable name of the model or of the learned signal.</summary>
    public required string Model { get; init; }

    /// <summary>What happened, in one line of a person's words.</summary>
    public required string Title { get; init; }

    /// <summary>Where the alert comes from.</summary>
    public required AlertKind Kind { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Who or what it is about.</summary>
    public required EntityRef Entity { get; init; }

    /// <summary>Others that it touches: peers, the principal behind a session, the resource.</summary>
    public IReadOnlyList<EntityRef> Related { get; init; } = [];

    /// <summary>Outside addresses that are rare in the estate and that it is about, sorted: another alert about the same address tells the same story.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>0–100, higher is worse.</summary>
    public required double Score { get; init; }

    /// <summary>How probable something at least as unusual is by chance, in one window of this entity.</summary>
    public required double Probability { get; init; }

    /// <summary>How often chance alone would do this, in words ("once in 140 years of this machine").</summary>
    public string Chance { get; init; } = "";

    /// <summary>On how many of the 30 days before the same model told of the same entity; what comes again and again weighs less.</summary>
    public int Earlier { get; init; }

    /// <summary>ATT&amp;CK tactics and techniques.</summary>
    public IReadOnlyList<AttackTechnique> Attacks { get; init; } = [];

    /// <summary>The ledger: what was expected, what was seen, and what each adds.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>The raw records, the decisive ones first; at most 20.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>How many records belong to it in all.</summary>
    public long Records { get; init; }

    /// <summary>Why this matters, from the model; "" for a learned alert.</summary>
    public string Why { get; init; } = "";

    /// <summary>What to do next.</summary>
    public IReadOnlyList<string> NextSteps { get; init; } = [];
}
