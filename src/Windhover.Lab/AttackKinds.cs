using Windhover.Lab.Attacks;

namespace Windhover.Lab;

/// <summary>The kinds of attack that the simulator knows: one class each, below <c>Attacks</c>.</summary>
public static class AttackKinds
{
    /// <summary>All kinds that a run stages when nothing else is said, by name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Family.All.Select(f => f.Kind)];

    /// <summary>The kinds that take place in Google Workspace, by name: staged only where they are asked for, so that other runs stay as they are.</summary>
    public static IReadOnlyList<string> OfWorkspace { get; } = [.. Family.OfWorkspace.Select(f => f.Kind)];

    /// <summary>The kinds that nobody tunes on, and that are reported on their own.</summary>
    public static IReadOnlyList<string> HeldOut { get; } = [.. Family.All.Where(f => f.HeldOut).Select(f => f.Kind)];
}
