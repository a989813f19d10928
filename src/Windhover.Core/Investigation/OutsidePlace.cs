using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation;

/// <summary>The outside place that a device's story is about.</summary>
internal static class OutsidePlace
{
    private static readonly string[] Outward = ["TA0010", "TA0011"];

    /// <summary>The one that fewest others talk to, of those that alerts name; where they name none and are about the outside, of those that are new to the device; null when there is none.</summary>
    public static SeenValue? Of(CaseFile file)
    {
        if (file.Device < 0) return null;
        var named = file.Alerts.SelectMany(a => a.Addresses).ToHashSet(StringComparer.Ordinal);
        var peers = file.Since(file.Device, Feature.Peer).Where(s => !s.Value.Serves && !s.Value.Address.IsNone).ToList();
        var about = peers.Where(s => named.Contains(s.Value.Address.ToString())).ToList();
        if (about.Count == 0 && file.Strongest.Attacks.Any(a => Outward.Contains(a.Tactic, StringComparer.Ordinal))) about = [.. peers.Where(s => file.IsNew(s))];
        return about.Count == 0 ? null : about.OrderBy(s => file.Others(s.Value, s.Days > 0)).ThenBy(s => s.First).ThenBy(s => s.Value.Hash).First();
    }
}
