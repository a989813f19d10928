namespace Windhover.Core.Outputs.Delivery;

/// <summary>What happened to an incident that others are told of. That it grew is no such thing.</summary>
public enum OutputChange : byte
{
    /// <summary>It is told for the first time.</summary>
    Told,

    /// <summary>It is more severe than it was when it was told last.</summary>
    SeverityRose,

    /// <summary>Its verdict is worse than the one that was told last, or it turned out benign.</summary>
    VerdictChanged,

    /// <summary>It became part of another incident, which goes on.</summary>
    Merged,

    /// <summary>A person closed it.</summary>
    Closed,

    /// <summary>A person opened it again.</summary>
    Reopened,

    /// <summary>The response proposes an action, and waits for a person.</summary>
    ActionProposed,

    /// <summary>An action stands on its platform.</summary>
    ActionApplied,

    /// <summary>Nothing: somebody tries whether the output works.</summary>
    Test,
}
