namespace Windhover.Server.Api;

/// <summary>Whether an account has a wording.</summary>
public enum WordingState : byte
{
    /// <summary>No language model is configured; nothing is sent to anybody.</summary>
    Off,

    /// <summary>There is none for the account as it is now: not asked yet, discarded, refused or failed.</summary>
    None,

    /// <summary>It waits for its turn.</summary>
    Waiting,

    /// <summary>There is one.</summary>
    Ready,
}
