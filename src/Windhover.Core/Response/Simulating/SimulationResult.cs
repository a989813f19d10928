namespace Windhover.Core.Response.Simulating;

/// <summary>What a containment would have blocked of the days before, and what of the deviation it stops.</summary>
public sealed record SimulationResult
{
    /// <summary>From this time, epoch milliseconds.</summary>
    public required long From { get; init; }

    /// <summary>To this time, epoch milliseconds: when the incident began.</summary>
    public required long To { get; init; }

    /// <summary>Normal records in that time: what the entity did that is no part of the incident.</summary>
    public required long Normal { get; init; }

    /// <summary>Those of them that would have been blocked.</summary>
    public required long NormalBlocked { get; init; }

    /// <summary>Kinds of connections or operations that make up the deviation.</summary>
    public required int Deviating { get; init; }

    /// <summary>Those of them that it stops.</summary>
    public required int DeviatingStopped { get; init; }

    /// <summary>The normal connections or operations that would have been blocked, most records first; at most 20.</summary>
    public IReadOnlyList<SimulatedLoss> Losses { get; init; } = [];

    /// <summary>False where nothing says what the containment would cost: then it is for a person to decide.</summary>
    public bool IsProven { get; init; } = true;

    /// <summary>What the figures cannot say, in a sentence; "" when nothing.</summary>
    public string Caveat { get; init; } = "";

    /// <summary>Share of the normal records that would have been blocked; 0 when there were none.</summary>
    public double Collateral => Normal == 0 ? 0 : (double)NormalBlocked / Normal;

    /// <summary>Share of the deviation that it stops; 0 when nothing deviates.</summary>
    public double Stopped => Deviating == 0 ? 0 : (double)DeviatingStopped / Deviating;
}
