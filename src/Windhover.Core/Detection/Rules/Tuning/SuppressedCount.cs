namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>How many alerts a suppression kept back.</summary>
public sealed record SuppressedCount
{
    /// <summary>The models as the tuning file names them.</summary>
    public required string Models { get; init; }

    /// <summary>The entities as the tuning file names them, joined by commas.</summary>
    public required string Entities { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public required string Who { get; init; }

    /// <summary>Event time from which it applies no longer, epoch milliseconds; null for never.</summary>
    public required long? Until { get; init; }

    /// <summary>Alerts that were not raised.</summary>
    public required long Alerts { get; init; }

    /// <summary>Event time of the last of them, epoch milliseconds; null when there was none.</summary>
    public required long? LastTime { get; init; }
}
