namespace Windhover.Core.Scoring;

/// <summary>How learned alerts are raised. The alert budget is the one knob; the rest is for tests.</summary>
public sealed record ScoringOptions
{
    /// <summary>Alerts a day that the user wants to see when nothing is wrong. The default is 1.8.</summary>
    public double AlertsPerDay { get; init; } = 1.8;

    /// <summary>How much event time a new estate is only watched. The default is six hours.</summary>
    public TimeSpan LearnFor { get; init; } = TimeSpan.FromHours(6);

    /// <summary>How many events a new estate is only watched. The default is 20,000.</summary>
    public long LearnEvents { get; init; } = 20_000;

    /// <summary>How many windows a class of entities must have shown before any of it is judged. The default is 3,000.</summary>
    public double LearnWindows { get; init; } = 3_000;

    /// <summary>Is told of every window; for measurements. The default is nobody.</summary>
    internal IWindowObserver? Observer { get; init; }

    /// <summary>Rows that are left out of every ledger, to measure what a signal brings. The default leaves none out.</summary>
    internal Func<ScoreRow, bool>? Without { get; init; }
}
