namespace Windhover.Core.Outputs;

/// <summary>How a source is.</summary>
public enum CoverageState : byte
{
    /// <summary>Nothing was ever read of it.</summary>
    Never,

    /// <summary>Its records come as they usually do.</summary>
    Live,

    /// <summary>Its last record is older than its lag and its usual pauses explain, compared with the rest of the estate.</summary>
    Behind,

    /// <summary>It has fallen silent while the rest of the estate goes on; an alert was raised.</summary>
    Silent,
}
