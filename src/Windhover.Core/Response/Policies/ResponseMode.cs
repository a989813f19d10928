namespace Windhover.Core.Response.Policies;

/// <summary>What the machine may do by itself.</summary>
public enum ResponseMode : byte
{
    /// <summary>Nothing, not even a proposal.</summary>
    Off,

    /// <summary>Proposes; a person decides.</summary>
    Confirm,

    /// <summary>Acts, within the limits; what is beyond them it proposes.</summary>
    Autonomous,
}
