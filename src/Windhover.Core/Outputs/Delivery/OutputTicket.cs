using Windhover.Core.Detection;
using Windhover.Core.Incidents;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>What one output was told of one incident: what is told next depends on it.</summary>
public sealed record OutputTicket
{
    /// <summary>Name of the output.</summary>
    public required string Output { get; init; }

    /// <summary>Id of the incident.</summary>
    public required string IncidentId { get; init; }

    /// <summary>False for one that was there before the output was, or that was only mentioned: it is told when it gets worse.</summary>
    public required bool IsTold { get; init; }

    /// <summary>The worst severity that was told.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The verdict that was told last.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whether it was told that it is over: closed, or part of another one.</summary>
    public required bool IsOver { get; init; }

    /// <summary>How the other side calls what it made; "" for nothing. <see cref="IOutputStore.Delivered"/> alone writes it.</summary>
    public string RemoteId { get; init; } = "";

    /// <summary>How many messages there were.</summary>
    public int Messages { get; init; }

    /// <summary>Actions that were told, as <c>ID proposed</c> and <c>ID applied</c>.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>When it was last written, epoch milliseconds.</summary>
    public required long Time { get; init; }
}
