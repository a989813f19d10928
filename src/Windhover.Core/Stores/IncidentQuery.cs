using Windhover.Core.Detection;
using Windhover.Core.Incidents;

namespace Windhover.Core.Stores;

/// <summary>Which incidents.</summary>
public sealed record IncidentQuery
{
    /// <summary>Cursor of <see cref="Page{T}.Next"/>; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most this many. The default is 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>At least this severe.</summary>
    public Severity? MinSeverity { get; init; }

    /// <summary>Only this status.</summary>
    public IncidentStatus? Status { get; init; }

    /// <summary>Only those that this person works on.</summary>
    public string? Assignee { get; init; }

    /// <summary>Only those that somebody works on (true), or nobody (false).</summary>
    public bool? IsAssigned { get; init; }

    /// <summary>Only those that name this entity id.</summary>
    public string? EntityId { get; init; }

    /// <summary>Only those that hold this text in their title or summary, whatever the case.</summary>
    public string? Text { get; init; }
}
