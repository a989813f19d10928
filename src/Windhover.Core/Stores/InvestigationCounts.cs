namespace Windhover.Core.Stores;

/// <summary>How much was investigated, counted at one moment: everything was when <see cref="InvestigatedAlerts"/> equals <see cref="Alerts"/>.</summary>
public sealed record InvestigationCounts
{
    /// <summary>Alerts in all.</summary>
    public required long Alerts { get; init; }

    /// <summary>Those of them that are in an investigation; each has one verdict, as an alert is in one investigation.</summary>
    public required long InvestigatedAlerts { get; init; }

    /// <summary>Investigations in all; the four verdicts add up to it, and so do told and not told.</summary>
    public required long Investigations { get; init; }

    /// <summary>Investigations that people are told of.</summary>
    public required long Told { get; init; }

    /// <summary>Investigations that people are not told of: too weak, or found to be benign before.</summary>
    public required long NotTold { get; init; }

    /// <summary>Investigations with the verdict malicious.</summary>
    public required long Malicious { get; init; }

    /// <summary>Investigations with the verdict suspicious.</summary>
    public required long Suspicious { get; init; }

    /// <summary>Investigations with the verdict benign.</summary>
    public required long Benign { get; init; }

    /// <summary>Investigations with the verdict inconclusive.</summary>
    public required long Inconclusive { get; init; }
}
