using Windhover.Core.Outputs.Delivery;

namespace Windhover.Server.Api;

/// <summary>How an output stands.</summary>
public sealed record OutputView
{
    /// <summary>Its name in the configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind, for people.</summary>
    public required string Title { get; init; }

    /// <summary>Severity from which it is told.</summary>
    public required string AtLeast { get; init; }

    /// <summary>Verdicts that it is told of; empty for all.</summary>
    public required IReadOnlyList<string> Verdicts { get; init; }

    /// <summary>Providers whose incidents it is told of; empty for all.</summary>
    public required IReadOnlyList<string> Providers { get; init; }

    /// <summary>Messages an hour; 0 for no limit.</summary>
    public required int MessagesPerHour { get; init; }

    /// <summary>Messages that wait.</summary>
    public required long Queued { get; init; }

    /// <summary>When the oldest of them was queued, epoch milliseconds; null when none waits.</summary>
    public long? OldestQueued { get; init; }

    /// <summary>Messages that arrived.</summary>
    public required long Delivered { get; init; }

    /// <summary>Messages that were given up.</summary>
    public required long Failed { get; init; }

    /// <summary>Incidents that were only mentioned in another one's message.</summary>
    public required long Folded { get; init; }

    /// <summary>When one arrived last, epoch milliseconds; null for never.</summary>
    public long? LastDelivered { get; init; }

    /// <summary>What went wrong last; "" for nothing, and after one arrived.</summary>
    public required string Problem { get; init; }

    /// <summary>When that was, epoch milliseconds; null for never.</summary>
    public long? ProblemAt { get; init; }

    /// <summary>The messages given up last, newest first; at most 20.</summary>
    public required IReadOnlyList<FailedMessage> Failures { get; init; }

    internal static OutputView Of(OutputState state) => new()
    {
        Name = state.Name,
        Kind = state.Kind,
        Title = state.Title,
        AtLeast = OutputValues.Snake(state.Filter.AtLeast),
        Verdicts = [.. state.Filter.Verdicts.Select(v => OutputValues.Snake(v))],
        Providers = state.Filter.Providers,
        MessagesPerHour = state.AnHour,
        Queued = state.Tally.Queued,
        OldestQueued = Time(state.Tally.OldestQueued),
        Delivered = state.Tally.Delivered,
        Failed = state.Tally.Failed,
        Folded = state.Tally.Folded,
        LastDelivered = Time(state.Tally.LastDelivered),
        Problem = state.Tally.Problem,
        ProblemAt = Time(state.Tally.ProblemAt),
        Failures = state.Failures,
    };

    private static long? Time(long time) => time == 0 ? null : time;
}
