using Windhover.Core.Entities;

namespace Windhover.Core.Incidents;

/// <summary>What a person said of one pattern of one entity: that it is expected, and for how long. It says nothing of any other pattern or entity.</summary>
public sealed record Feedback
{
    /// <summary>Made from what it is about and when it was given.</summary>
    public required string FeedbackId { get; init; }

    /// <summary>The pattern: stable name of the model or of the learned signal, as in <see cref="Detection.Alert.Model"/>.</summary>
    public required string Model { get; init; }

    /// <summary>Whose pattern it is; the id counts, the rest is as it was when the feedback was given.</summary>
    public required EntityRef Entity { get; init; }

    /// <summary>Why it is expected.</summary>
    public required string Reason { get; init; }

    /// <summary>Who said so.</summary>
    public required string By { get; init; }

    /// <summary>When, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>Until when it holds, epoch milliseconds of event time; what happens from then on is not covered.</summary>
    public required long ExpiresAt { get; init; }

    /// <summary>The incident it came from; follows that one when it becomes part of another.</summary>
    public required string IncidentId { get; init; }

    /// <summary>When it was taken back, or replaced by a newer one of the same pattern and entity, epoch milliseconds; null where it was not.</summary>
    public long? RemovedAt { get; init; }

    /// <summary>Who did that; "" where nobody did.</summary>
    public string RemovedBy { get; init; } = "";
}
