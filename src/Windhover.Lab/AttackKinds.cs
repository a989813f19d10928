using Windhover.Lab.Attacks;

namespace Windhover.Lab;

/// <summary>The kinds of attack that the simulator knows: one class each, below <c>Attacks</c>.</summary>
public static class AttackKinds
{
    /// <summary>All kinds, by name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Family.All.Select(f => f.Kind)];

    /// <summary>The kinds that nobody tunes on, and that are reported on their own.</summary>
    public static IReadOnlyList<string> HeldOut { get; } = [.. Family.All.Where(f => f.HeldOut).Select(f => f.Kind)];
}
