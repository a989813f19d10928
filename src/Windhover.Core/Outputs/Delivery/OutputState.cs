namespace Windhover.Core.Outputs.Delivery;

/// <summary>How an output stands.</summary>
public sealed record OutputState
{
    /// <summary>Its own name.</summary>
    public required string Name { get; init; }

    /// <summary>Name of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind's name for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it is told of.</summary>
    public required OutputFilter Filter { get; init; }

    /// <summary>Messages an hour; 0 for no limit.</summary>
    public required int AnHour { get; init; }

    /// <summary>The figures.</summary>
    public required OutputTally Tally { get; init; }

    /// <summary>The messages given up last, newest first; at most 20.</summary>
    public required IReadOnlyList<FailedMessage> Failures { get; init; }
}
