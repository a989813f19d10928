namespace Windhover.Core.Events;

/// <summary>Which way a flow went, seen from the interface that reported it.</summary>
public enum FlowDirection : byte
{
    /// <summary>The record does not say.</summary>
    Unknown,

    /// <summary>Towards the reporting interface.</summary>
    Inbound,

    /// <summary>Away from the reporting interface.</summary>
    Outbound,
}
