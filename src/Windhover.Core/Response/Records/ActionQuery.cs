namespace Windhover.Core.Response.Records;

/// <summary>Which actions. Conditions left out do not limit; those given must all hold.</summary>
public sealed record ActionQuery
{
    /// <summary>Of this incident.</summary>
    public string? IncidentId { get; init; }

    /// <summary>Of this entity.</summary>
    public string? EntityId { get; init; }

    /// <summary>In one of these states; empty for all.</summary>
    public IReadOnlyList<ActionStatus> Statuses { get; init; } = [];

    /// <summary>Cursor of the page before; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most this many. The default is 50.</summary>
    public int Limit { get; init; } = 50;
}
