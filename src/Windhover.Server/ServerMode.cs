namespace Windhover.Server;

/// <summary>What a server shows.</summary>
public enum ServerMode : byte
{
    /// <summary>One's own logs.</summary>
    Serve,

    /// <summary>The simulated estate.</summary>
    Demo,
}
