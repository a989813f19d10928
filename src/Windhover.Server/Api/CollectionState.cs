namespace Windhover.Server.Api;

/// <summary>What a source does.</summary>
public enum CollectionState
{
    /// <summary>It collects; whether that goes well, its status says.</summary>
    Collecting,

    /// <summary>It rests, until somebody has it go on.</summary>
    Paused,

    /// <summary>It does not collect, and should.</summary>
    NotRunning,
}
