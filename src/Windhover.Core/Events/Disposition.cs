namespace Windhover.Core.Events;

/// <summary>What a network control did with a flow.</summary>
public enum Disposition : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>Let through.</summary>
    Allowed,

    /// <summary>Rejected or dropped.</summary>
    Blocked,
}
