namespace Windhover.Server.Authentication;

/// <summary>What a user must do before anything else.</summary>
public enum FirstStep : byte
{
    /// <summary>Change a password that somebody else knows.</summary>
    ChangePassword,

    /// <summary>Set up one-time codes.</summary>
    SetUpCodes,
}
