using Windhover.Core.Entities;

namespace Windhover.Core.Response.Actions;

/// <summary>What an action says of itself.</summary>
public sealed record ActionDescriptor
{
    /// <summary>Stable name, <c>vendor.what</c> in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>Name of the responder whose connection it works over.</summary>
    public required string Responder { get; init; }

    /// <summary>What it does, whatever the platform.</summary>
    public required ContainmentKind Kind { get; init; }

    /// <summary>What it acts on.</summary>
    public required EntityType Of { get; init; }

    /// <summary>What it does on this platform, in a sentence for people.</summary>
    public required string Title { get; init; }

    /// <summary>What must hold before, and what it does not do, in a sentence each.</summary>
    public required IReadOnlyList<string> Preconditions { get; init; }

    /// <summary>The vendor's page that describes the calls it makes.</summary>
    public required string Page { get; init; }

    /// <summary>Permissions that it needs to plan, apply, verify and undo, in the vendor's words.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>True when the platform itself ends it at <see cref="ActionPlan.Until"/>, so that it does not outlive a server that is gone.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>True when it cannot be taken back, only be over: sessions that were ended.</summary>
    public bool IsFinal { get; init; }
}
