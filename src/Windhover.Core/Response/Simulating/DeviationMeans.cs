using Windhover.Core.Events;

namespace Windhover.Core.Response.Simulating;

/// <summary>What a deviation of an identity was done with, as far as the records say.</summary>
/// <param name="Credential">The one credential that all of it came through, in the log's words; "" where records name none, or more than one.</param>
/// <param name="Lasts">Whether that credential works until somebody takes it away.</param>
/// <param name="IsApart">True when nothing that was normal in the four weeks before came through it.</param>
/// <param name="Grants">What was granted in the story, the last first, to whomever: who has it, the platform knows.</param>
internal sealed record DeviationMeans(string Credential, Truth Lasts, bool IsApart, IReadOnlyList<RecentGrant> Grants)
{
    /// <summary>Nothing is known.</summary>
    public static DeviationMeans None { get; } = new("", Truth.Unknown, false, []);
}
