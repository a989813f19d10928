namespace Windhover.Core.Incidents;

/// <summary>What an investigation concluded.</summary>
public enum Verdict : byte
{
    /// <summary>The evidence does not settle it: something to act on with a probability of 20 to 40%.</summary>
    Inconclusive,

    /// <summary>Unusual, but explained: at most 20%.</summary>
    Benign,

    /// <summary>Probable enough that somebody should look: 40% or more.</summary>
    Suspicious,

    /// <summary>Bad: 90% or more.</summary>
    Malicious,
}
