using Windhover.Core.Detection;

namespace Windhover.Core.Incidents;

/// <summary>What alerts that belong together claim by ATT&amp;CK.</summary>
internal static class AttackList
{
    // What is no more than a hint names many things that are harmless in themselves.
    private const double Hint = 25;

    /// <summary>The alerts that count: those that are more than a hint, or all where there is nothing else.</summary>
    public static IReadOnlyList<Alert> Telling(IReadOnlyList<Alert> alerts)
    {
        Alert[] strong = [.. alerts.Where(a => a.Score >= Hint)];
        return strong.Length > 0 ? strong : alerts;
    }

    /// <summary>The techniques of the alerts that count, each once.</summary>
    public static IEnumerable<AttackTechnique> Of(IReadOnlyList<Alert> alerts) => Telling(alerts).SelectMany(a => a.Attacks).Distinct();
}
