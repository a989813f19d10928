namespace Windhover.Core.Incidents;

/// <summary>One thing that a person does with an incident.</summary>
public sealed record HandlingChange
{
    /// <summary>What: <see cref="HandlingKind.Assigned"/>, <see cref="HandlingKind.Commented"/>, <see cref="HandlingKind.Closed"/> or <see cref="HandlingKind.Reopened"/>.</summary>
    public required HandlingKind Kind { get; init; }

    /// <summary>Who does it; "" where no name was given.</summary>
    public required string By { get; init; }

    /// <summary>When, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>Only if the incident has this <see cref="Handling.Version"/> (0 for one that nobody touched); null for whatever it has.</summary>
    public int? IfVersion { get; init; }

    /// <summary>Whom it is given to; "" for nobody. Only for an assignment.</summary>
    public string Assignee { get; init; } = "";

    /// <summary>Why it is closed. Only for a closing.</summary>
    public ClosingReason? Reason { get; init; }

    /// <summary>The comment, or the reason in words; "" for none.</summary>
    public string Text { get; init; } = "";
}
