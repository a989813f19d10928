namespace Windhover.Server.Api;

/// <summary>Whether a feedback still counts.</summary>
public enum FeedbackState : byte
{
    /// <summary>It does.</summary>
    InForce,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was taken back, or replaced by a newer one of the same pattern and entity.</summary>
    Removed,
}
