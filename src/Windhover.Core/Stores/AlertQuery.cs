namespace Windhover.Core.Stores;

/// <summary>Which alerts.</summary>
public sealed record AlertQuery
{
    /// <summary>Cursor of <see cref="Page{T}.Next"/>; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most this many. The default is 50.</summary>
    public int Limit { get; init; } = 50;

    /// <summary>Only those of this entity id.</summary>
    public string? EntityId { get; init; }

    /// <summary>Only those of this model.</summary>
    public string? Model { get; init; }

    /// <summary>Only these ids.</summary>
    public IReadOnlyList<string>? Ids { get; init; }
}
