namespace Windhover.Core.Detection;

/// <summary>Where an alert comes from.</summary>
public enum AlertKind : byte
{
    /// <summary>From the pattern of life alone.</summary>
    Learned,

    /// <summary>From an expert-written rule.</summary>
    Model,

    /// <summary>From a list of known bad things.</summary>
    Feed,

    /// <summary>From another tool.</summary>
    ThirdParty,
}
