namespace Windhover.Core.Events;

/// <summary>How grave another tool holds its finding to be; OCSF severity_id (https://schema.ocsf.io/classes/detection_finding).</summary>
public enum FindingSeverity : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>No action is needed.</summary>
    Informational,

    /// <summary>Low.</summary>
    Low,

    /// <summary>Medium.</summary>
    Medium,

    /// <summary>High.</summary>
    High,

    /// <summary>Critical.</summary>
    Critical,

    /// <summary>Beyond critical: damage is done.</summary>
    Fatal,
}
