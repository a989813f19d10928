using Windhover.Core.Incidents;

namespace Windhover.Core.Stores;

/// <summary>Which investigations.</summary>
public sealed record InvestigationQuery
{
    /// <summary>Cursor of <see cref="Page{T}.Next"/>; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most this many. The default is 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Only this verdict.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>Only those that people are told of, or those that they are not.</summary>
    public bool? IsTold { get; init; }

    /// <summary>Only those that name this entity id.</summary>
    public string? EntityId { get; init; }

    /// <summary>Only the one that holds this alert.</summary>
    public string? AlertId { get; init; }
}
