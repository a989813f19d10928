using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Simulating;

/// <summary>An allow-set, and the one that it is tried by: made of earlier days alone, so that the days it is tried on are new to it.</summary>
/// <param name="Rules">The rules that would be enforced; empty when nothing was normal.</param>
/// <param name="Tried">The rules as they were a week before the incident; empty when nothing was known then.</param>
internal sealed record LearnedSet(IReadOnlyList<ConnectionRule> Rules, IReadOnlyList<ConnectionRule> Tried)
{
    /// <summary>Of nobody.</summary>
    public static LearnedSet None { get; } = new([], []);
}
