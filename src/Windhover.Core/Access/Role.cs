namespace Windhover.Core.Access;

/// <summary>What somebody may do. Each role may do all that those before it may.</summary>
public enum Role : byte
{
    /// <summary>Reads everything but the administration.</summary>
    Viewer,

    /// <summary>Works on incidents: assigns, comments, closes, marks as expected.</summary>
    Analyst,

    /// <summary>Decides on actions of the response.</summary>
    Responder,

    /// <summary>Manages users, tokens and settings, and reads the audit log.</summary>
    Administrator,
}
