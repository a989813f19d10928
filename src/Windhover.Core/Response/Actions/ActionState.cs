namespace Windhover.Core.Response.Actions;

/// <summary>How what an action made stands on its platform.</summary>
public enum ActionState : byte
{
    /// <summary>All of it stands.</summary>
    InForce,

    /// <summary>Nothing of it stands.</summary>
    Absent,

    /// <summary>A part of it stands, as after a crash between two calls, or something else stands in its place because a person changed it.</summary>
    Different,
}
