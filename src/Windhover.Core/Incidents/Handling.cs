namespace Windhover.Core.Incidents;

/// <summary>What people made of one incident. The engine never writes it.</summary>
public sealed record Handling
{
    /// <summary>Who works on it, by the name that was given; "" for nobody.</summary>
    public string Assignee { get; init; } = "";

    /// <summary>Why it is closed; null while it is open, and where nobody said why.</summary>
    public ClosingReason? Reason { get; init; }

    /// <summary>The same in the words of who closed it; "" where there are none.</summary>
    public string ReasonText { get; init; } = "";

    /// <summary>Grows with every change of the assignee, the status or the reason; comments leave it alone. 1 after the first.</summary>
    public required int Version { get; init; }
}
