namespace Windhover.Server.Api;

/// <summary>What a node of a graph is.</summary>
public enum GraphNodeKind
{
    /// <summary>A machine or another thing with an address.</summary>
    Device,

    /// <summary>Someone who acts.</summary>
    Identity,

    /// <summary>Something that is acted on.</summary>
    Resource,

    /// <summary>An address of which no entity is known.</summary>
    Address,

    /// <summary>What the log names and is no entity of ours.</summary>
    Other,
}
