namespace Windhover.Core.Access;

/// <summary>What became of what somebody did.</summary>
public enum AuditOutcome : byte
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>They may not: nothing was done.</summary>
    Refused,

    /// <summary>They may, but it could not be done as it was asked.</summary>
    Failed,
}
