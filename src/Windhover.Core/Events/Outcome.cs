namespace Windhover.Core.Events;

/// <summary>How an attempt ended.</summary>
public enum Outcome : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>It was carried out.</summary>
    Success,

    /// <summary>It was refused or went wrong.</summary>
    Failure,
}
