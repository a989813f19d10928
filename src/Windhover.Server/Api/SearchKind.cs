namespace Windhover.Server.Api;

/// <summary>What is searched.</summary>
public enum SearchKind
{
    /// <summary>Stored events.</summary>
    Events,

    /// <summary>Connections.</summary>
    Connections,
}
