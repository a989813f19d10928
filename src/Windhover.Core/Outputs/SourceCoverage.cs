namespace Windhover.Core.Outputs;

/// <summary>What one source brings.</summary>
public sealed record SourceCoverage
{
    /// <summary>Source name.</summary>
    public required string Source { get; init; }

    /// <summary>Its name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Silent when an account of it is; otherwise the state of the account that spoke last.</summary>
    public required CoverageState State { get; init; }

    /// <summary>Collections that bring it, by name; none for what lies in watched folders.</summary>
    public IReadOnlyList<string> Collections { get; init; } = [];

    /// <summary>Files read.</summary>
    public int Files { get; init; }

    /// <summary>Events.</summary>
    public long Events { get; init; }

    /// <summary>Well-formed units that are no event, duplicates included.</summary>
    public long Ignored { get; init; }

    /// <summary>Records that came before and were ignored.</summary>
    public long Duplicates { get; init; }

    /// <summary>Events that came after their minute was complete; they count all the same.</summary>
    public long Late { get; init; }

    /// <summary>Last event, epoch milliseconds; null before any.</summary>
    public long? LastEvent { get; init; }

    /// <summary>How far half of its events are behind the latest of the estate when they are read live, else behind the latest of the source, seconds; null before any.</summary>
    public double? LagP50 { get; init; }

    /// <summary>The same for 95 of 100 events.</summary>
    public double? LagP95 { get; init; }

    /// <summary>By how much its records may be late, by the vendor's word, seconds.</summary>
    public double VendorLag { get; init; }

    /// <summary>Events a minute over its last day.</summary>
    public double RatePerMinute { get; init; }

    /// <summary>Units that could not be read.</summary>
    public long DeadLetters { get; init; }

    /// <summary>Why, the most frequent reason first.</summary>
    public IReadOnlyList<DeadLetterReason> DeadLetterReasons { get; init; } = [];

    /// <summary>Fields that the chosen format leaves out.</summary>
    public IReadOnlyList<FieldGap> Missing { get; init; } = [];

    /// <summary>How many files the source itself lists that did not come.</summary>
    public int MissingFiles { get; init; }

    /// <summary>The first of them, at most 200.</summary>
    public IReadOnlyList<FileGap> FileGaps { get; init; } = [];

    /// <summary>By account, in the order of their names; at most 500.</summary>
    public IReadOnlyList<StreamCoverage> Accounts { get; init; } = [];
}
