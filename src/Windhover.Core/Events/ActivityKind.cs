namespace Windhover.Core.Events;

/// <summary>What a call does to its resource (the OCSF activity of ApiActivity).</summary>
public enum ActivityKind : byte
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>Makes something.</summary>
    Create,

    /// <summary>Only reads.</summary>
    Read,

    /// <summary>Changes something.</summary>
    Update,

    /// <summary>Removes something.</summary>
    Delete,

    /// <summary>Signs in.</summary>
    Logon,

    /// <summary>Signs out.</summary>
    Logoff,

    /// <summary>None of these.</summary>
    Other,
}
