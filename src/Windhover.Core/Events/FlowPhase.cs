namespace Windhover.Core.Events;

/// <summary>Which part of a connection a flow record covers.</summary>
public enum FlowPhase : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>The connection began; it usually has no counters yet.</summary>
    Begin,

    /// <summary>The connection goes on; counters are those since the last record.</summary>
    Continue,

    /// <summary>The connection ended.</summary>
    End,

    /// <summary>The connection was refused.</summary>
    Denied,

    /// <summary>The record covers the whole connection.</summary>
    Whole,
}
