namespace Windhover.Core.Access;

/// <summary>Which entries of the audit log. Conditions left out do not limit; those given must all hold.</summary>
public sealed record AuditQuery
{
    /// <summary>By exactly this name.</summary>
    public string? Who { get; init; }

    /// <summary>Exactly this deed.</summary>
    public string? What { get; init; }

    /// <summary>With this outcome.</summary>
    public AuditOutcome? Outcome { get; init; }

    /// <summary>With this text in name, deed, object, address or reason, whatever the case of ASCII letters.</summary>
    public string? Text { get; init; }

    /// <summary>From this time on, epoch milliseconds.</summary>
    public long? From { get; init; }

    /// <summary>Before this time, epoch milliseconds.</summary>
    public long? To { get; init; }

    /// <summary>Cursor of the page before; null for the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>At most this many. The default is 50.</summary>
    public int Limit { get; init; } = 50;
}
