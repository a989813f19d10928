namespace Windhover.Core.Outputs;

/// <summary>What one source brings of one account.</summary>
public sealed record StreamCoverage
{
    /// <summary>Account, subscription or project; "" where records name none.</summary>
    public required string Account { get; init; }

    /// <summary>How it is.</summary>
    public required CoverageState State { get; init; }

    /// <summary>Events.</summary>
    public long Events { get; init; }

    /// <summary>First event, epoch milliseconds; null before any.</summary>
    public long? FirstEvent { get; init; }

    /// <summary>Last event, epoch milliseconds; null before any.</summary>
    public long? LastEvent { get; init; }

    /// <summary>How far behind the latest event of the source half of its events are when they are read, seconds; null before any.</summary>
    public double? LagP50 { get; init; }

    /// <summary>The same for 95 of 100 events.</summary>
    public double? LagP95 { get; init; }

    /// <summary>Events a minute over its last day.</summary>
    public double RatePerMinute { get; init; }

    /// <summary>Events that came after their minute was complete.</summary>
    public long Late { get; init; }

    /// <summary>Records that came before and were ignored.</summary>
    public long Duplicates { get; init; }

    /// <summary>The longest pause that is usual for it, seconds; null while fewer than two events are known.</summary>
    public double? UsualPause { get; init; }

    /// <summary>For how long it may pause before it is called silent, seconds; null while too little is known of it.</summary>
    public double? Patience { get; init; }

    /// <summary>Its last event while it is silent, epoch milliseconds; null while it is not.</summary>
    public long? SilentSince { get; init; }

    /// <summary>Hours of the last seven days without any event, though it has some in at least four of five hours; oldest first.</summary>
    public IReadOnlyList<HourGap> Gaps { get; init; } = [];

    /// <summary>Events of each of the last 168 hours, oldest first; see <see cref="CoverageReport.HoursFrom"/>.</summary>
    public IReadOnlyList<long> Hours { get; init; } = [];
}
