using Windhover.Core.Entities;

namespace Windhover.Core.Investigation;

/// <summary>What exactly one entity of a story does that it did not do before: what a response has to stop, and nothing else.</summary>
public sealed record Deviation
{
    /// <summary>Who.</summary>
    public required EntityRef Entity { get; init; }

    /// <summary>True for the device and the identity that the story is about; false for others that alerts name, as those that a scan met.</summary>
    public bool IsMain { get; init; }

    /// <summary>Connections, in the order of their addresses; at most 200. Outside ones only where an alert is about their address, inside ones all that are new.</summary>
    public IReadOnlyList<DeviatingConnection> Connections { get; init; } = [];

    /// <summary>Operations, as the log names them with their service; at most 100.</summary>
    public IReadOnlyList<string> Operations { get; init; } = [];

    /// <summary>Networks that calls came from for the first time; at most 20.</summary>
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>Event time of the last deviating thing, epoch milliseconds.</summary>
    public long Last { get; init; }
}
