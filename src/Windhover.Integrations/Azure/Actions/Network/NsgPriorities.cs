using System.Text.Json;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Finds numbers for rules that deny: free ones that are looked at before every rule that allows (100 to 4096, the lowest first).</summary>
internal static class NsgPriorities
{
    private const int First = 100;
    private const int Last = 4096;

    /// <summary>Numbers of one direction, ascending: as late as possible, so that room stays in front.</summary>
    /// <param name="rules">The group's own rules.</param>
    /// <param name="isInbound">The direction.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ActionRefusedException">There is no room before the first rule that allows.</exception>
    public static IReadOnlyList<int> Before(IEnumerable<JsonElement> rules, bool isInbound, int count)
    {
        var own = rules.Select(r => r.Part("properties")).Where(p => p.Text("direction") == (isInbound ? "Inbound" : "Outbound")).ToList();
        var taken = own.Select(p => p.Number("priority")).ToHashSet();
        var end = own.Where(p => p.Text("access") == "Allow").Select(p => p.Number("priority")).DefaultIfEmpty(Last + 1).Min();
        var free = Enumerable.Range(First, Math.Max(0, end - First)).Where(n => !taken.Contains(n)).TakeLast(count).ToList();
        return free.Count == count ? free : throw new ActionRefusedException(
            $"The security group's first {(isInbound ? "inbound" : "outbound")} rule that allows has the priority {end}: only {free.Count} of {count} rules have room before it.");
    }
}
