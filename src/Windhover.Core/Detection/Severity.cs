namespace Windhover.Core.Detection;

/// <summary>How much something matters.</summary>
public enum Severity : byte
{
    /// <summary>Worth knowing.</summary>
    Informational,

    /// <summary>Look when there is time.</summary>
    Low,

    /// <summary>Look today.</summary>
    Medium,

    /// <summary>Look now.</summary>
    High,

    /// <summary>Wake somebody.</summary>
    Critical,
}
