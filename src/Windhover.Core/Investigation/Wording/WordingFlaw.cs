namespace Windhover.Core.Investigation.Wording;

/// <summary>Why a wording is discarded.</summary>
public enum WordingFlaw : byte
{
    /// <summary>Too short to say anything, or longer than a summary.</summary>
    Length,

    /// <summary>A character that plain text has no use for: markup, a link, a control or hidden character, a letter that the account does not have.</summary>
    Character,

    /// <summary>A number, unit, date or time that the account does not have, or has of something else.</summary>
    Figure,

    /// <summary>A name, address, host, id or other thing that the account does not have.</summary>
    Name,

    /// <summary>A word that the account does not have and that says more than how things hang together.</summary>
    Word,

    /// <summary>The verdict is missing, weakened, overstated or contradicted.</summary>
    Verdict,

    /// <summary>Something is denied that the account does not deny, or the other way round.</summary>
    Negation,

    /// <summary>It speaks to the reader or of its own orders instead of telling the account.</summary>
    Voice,
}
