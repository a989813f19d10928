namespace Windhover.Core.Incidents;

/// <summary>One line of an incident's history. It is never changed.</summary>
public sealed record HandlingEntry
{
    /// <summary>Grows from entry to entry, over all incidents.</summary>
    public required long Number { get; init; }

    /// <summary>When, epoch milliseconds; of a merge, the event time of the alert that joined the two.</summary>
    public required long Time { get; init; }

    /// <summary>Who did it; "" where no name was given, and where the engine did it.</summary>
    public required string By { get; init; }

    /// <summary>What was done.</summary>
    public required HandlingKind Kind { get; init; }

    /// <summary>What it was before: the assignee, the status, the pattern that is expected no more, the incident that is gone; "" for none.</summary>
    public string From { get; init; } = "";

    /// <summary>What it is now: the assignee, the status, the patterns that are expected and until when, the incident that goes on; "" for none.</summary>
    public string To { get; init; } = "";

    /// <summary>Why it was closed; null for anything else.</summary>
    public ClosingReason? Reason { get; init; }

    /// <summary>The comment, or the reason in words; why the engine did what otherwise people do; "" for none.</summary>
    public string Text { get; init; } = "";

    /// <summary>The incident in which it happened; another one's id where that became part of this.</summary>
    public required string IncidentId { get; init; }
}
