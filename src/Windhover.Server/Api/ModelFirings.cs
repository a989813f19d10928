namespace Windhover.Server.Api;

/// <summary>How often a model fired in a period, and on what.</summary>
/// <param name="From">First moment, epoch milliseconds.</param>
/// <param name="To">First moment after, epoch milliseconds.</param>
/// <param name="Alerts">Alerts in all.</param>
/// <param name="Days">Alerts by day (UTC, <c>2026-03-02</c>), oldest first; days without one are left out.</param>
/// <param name="Entities">Alerts by entity, the most first; at most 50.</param>
public sealed record ModelFirings(long From, long To, int Alerts, IReadOnlyList<FacetValue> Days, IReadOnlyList<FacetValue> Entities);
