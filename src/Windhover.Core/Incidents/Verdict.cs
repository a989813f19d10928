namespace Windhover.Core.Incidents;

/// <summary>What an investigation concluded.</summary>
public enum Verdict : byte
{
    /// <summary>The evidence does not settle it.</summary>
    Inconclusive,

    /// <summary>Unusual, but explained.</summary>
    Benign,

    /// <summary>More likely bad than not.</summary>
    Suspicious,

    /// <summary>Bad.</summary>
    Malicious,
}
