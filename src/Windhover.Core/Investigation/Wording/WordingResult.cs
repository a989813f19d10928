namespace Windhover.Core.Investigation.Wording;

/// <summary>What a check of a wording found.</summary>
/// <param name="Text">The text on one line, single spaces between its words; what may be shown when nothing is wrong.</param>
/// <param name="Flaw">The first thing that is wrong; null when it may be shown.</param>
/// <param name="What">The piece of text that is wrong, at most 60 characters, untrusted; "" where it is none.</param>
public sealed record WordingResult(string Text, WordingFlaw? Flaw, string What)
{
    /// <summary>True when it may be shown.</summary>
    public bool IsGood => Flaw is null;
}
