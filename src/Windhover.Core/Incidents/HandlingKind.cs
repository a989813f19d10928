namespace Windhover.Core.Incidents;

/// <summary>What was done with an incident.</summary>
public enum HandlingKind : byte
{
    /// <summary>It was given to somebody, or to nobody.</summary>
    Assigned,

    /// <summary>Somebody wrote something about it.</summary>
    Commented,

    /// <summary>It was closed, or the reason of its closing changed.</summary>
    Closed,

    /// <summary>It was opened again.</summary>
    Reopened,

    /// <summary>Patterns in it were marked as expected.</summary>
    MarkedExpected,

    /// <summary>A pattern in it is no longer expected.</summary>
    ExpectationRemoved,

    /// <summary>Another incident became part of it.</summary>
    Merged,
}
