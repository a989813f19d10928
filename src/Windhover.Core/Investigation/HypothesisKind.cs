namespace Windhover.Core.Investigation;

/// <summary>Whether a hypothesis, if it is true, is something to act on.</summary>
public enum HypothesisKind : byte
{
    /// <summary>Ordinary work, however unusual it looks.</summary>
    Benign,

    /// <summary>Somebody who should not.</summary>
    Malicious,
}
