namespace Windhover.Core.Detection.Rules;

/// <summary>Whether a model runs.</summary>
public enum ModelReach
{
    /// <summary>It runs for everything.</summary>
    Everywhere,

    /// <summary>It does not run.</summary>
    Off,

    /// <summary>It runs in the accounts, and for the entities, that are named.</summary>
    Only,
}
