namespace Windhover.Core.Events;

/// <summary>A yes or no that a record may leave open.</summary>
public enum Truth : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,
}
