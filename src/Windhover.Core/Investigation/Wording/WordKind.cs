namespace Windhover.Core.Investigation.Wording;

/// <summary>What a word of a text is.</summary>
internal enum WordKind : byte
{
    /// <summary>Small letters of ASCII, an apostrophe or a hyphen between them; the first letter of a sentence may be a capital one.</summary>
    Plain,

    /// <summary>Begins with a digit: a number, a share, a date, a time.</summary>
    Figure,

    /// <summary>Everything else: a name, an address, an id, an abbreviation.</summary>
    Name,
}
