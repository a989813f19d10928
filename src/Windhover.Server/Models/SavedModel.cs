using Windhover.Core.Detection.Rules;

namespace Windhover.Server.Models;

/// <summary>What people changed about one model.</summary>
/// <param name="Text">The text in place of the one that it came with; null for that one.</param>
/// <param name="Scope">Where it runs; null where nobody decided it.</param>
internal sealed record SavedModel(string? Text, ModelScope? Scope)
{
    /// <summary>Nothing was changed.</summary>
    internal static SavedModel Nothing { get; } = new(null, null);
}
