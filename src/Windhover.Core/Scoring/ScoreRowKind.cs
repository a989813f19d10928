namespace Windhover.Core.Scoring;

/// <summary>What a ledger row is about.</summary>
internal enum ScoreRowKind : byte
{
    /// <summary>A value that is rare or new.</summary>
    Rare = 0,

    /// <summary>More new values than usual.</summary>
    ManyNew = 1,

    /// <summary>A number beyond its usual range.</summary>
    Number = 2,
}
