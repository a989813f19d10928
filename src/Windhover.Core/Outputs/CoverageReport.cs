namespace Windhover.Core.Outputs;

/// <summary>What an estate's logs bring, how late, and what they leave out. Reckoned in event time.</summary>
public sealed record CoverageReport
{
    /// <summary>Latest event of all, epoch milliseconds; null before any.</summary>
    public long? LatestEvent { get; init; }

    /// <summary>Start of the first hour in every <see cref="StreamCoverage.Hours"/>, epoch milliseconds; null before any event.</summary>
    public long? HoursFrom { get; init; }

    /// <summary>Every source that was recognised, by name.</summary>
    public IReadOnlyList<SourceCoverage> Sources { get; init; } = [];

    /// <summary>How many machines exist, by a control plane's word, of which no flow log tells.</summary>
    public int UncoveredAssets { get; init; }

    /// <summary>The first of them, by when they were first spoken of; at most 200.</summary>
    public IReadOnlyList<AssetGap> Assets { get; init; } = [];

    /// <summary>Accounts that act or have flows and of which no audit log tells, the busiest first; at most 200.</summary>
    public IReadOnlyList<AccountGap> Accounts { get; init; } = [];
}
