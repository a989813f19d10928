namespace Windhover.Core.Response.Records;

/// <summary>Where an action is in its life.</summary>
public enum ActionStatus : byte
{
    /// <summary>Waits for a person.</summary>
    Proposed,

    /// <summary>Is to be applied; what will be called is written down.</summary>
    Approved,

    /// <summary>Was applied, and read back.</summary>
    Active,

    /// <summary>Is to be taken back; not done yet.</summary>
    Ending,

    /// <summary>Its time was over; it was taken back.</summary>
    Expired,

    /// <summary>A person took it back before its time.</summary>
    Reverted,

    /// <summary>A person said no, or the proposal waited too long.</summary>
    Rejected,

    /// <summary>Could not be applied; nothing of it stands.</summary>
    Failed,
}
