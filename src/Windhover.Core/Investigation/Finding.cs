using Windhover.Core.Detection;

namespace Windhover.Core.Investigation;

/// <summary>The answer to a question.</summary>
/// <param name="Answer">Name of the answer.</param>
/// <param name="Text">It in a sentence, with its counts.</param>
/// <param name="Query">The query that shows it.</param>
internal sealed record Finding(string Answer, string Text, FactQuery Query)
{
    /// <summary>Alerts that show it.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];
}
