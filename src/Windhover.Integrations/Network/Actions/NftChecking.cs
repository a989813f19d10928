using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Compares an action's piece with the table as it stands.</summary>
internal static class NftChecking
{
    private const int SlackSeconds = 10;

    /// <summary>How it stands.</summary>
    public static ActionCheck Check(NftPiece piece, ActionPlan plan, NftTable? table, long now)
    {
        var names = piece.Names;
        List<string> sets = [.. piece.Sets.Select(s => s.Name)];
        List<NftElement> held = [.. table?.Elements.Where(e => sets.Contains(e.Set, StringComparer.Ordinal)) ?? []];
        var found = table is not null && (table.Rules.Any(r => names.IsOurs(r.Comment)) || table.Chains.ContainsKey(names.Out) || table.Chains.ContainsKey(names.In) || sets.Any(table.Sets.Contains));
        if (!found) return new ActionCheck(ActionState.Absent, $"Nothing of {names.Mark} is on the gateway.");
        if (held.Count == 0 && now >= plan.Until) return new ActionCheck(ActionState.Absent, "The kernel ended it: no address of the device is held any more; empty chains are left to be removed.");
        var wrong = Wrong(piece, table!, held, plan.Until - now);
        var dropped = piece.Rules.Select(r => r.Chain).Distinct(StringComparer.Ordinal).Sum(c => table!.Of(c).Where(r => names.IsOurs(r.Comment)).Sum(r => r.Packets));
        return wrong is not null
            ? new ActionCheck(ActionState.Different, wrong)
            : new ActionCheck(ActionState.InForce, string.Create(CultureInfo.InvariantCulture, $"{piece.Rules.Count} rules hold for {string.Join(", ", piece.Own)} for {held.Min(e => e.Expires)} s more; they dropped {dropped} packets so far."));
    }

    private static string? Wrong(NftPiece piece, NftTable table, List<NftElement> held, long left)
    {
        var names = piece.Names;
        if (table.Chains.GetValueOrDefault(NftNames.Forward) != "filter forward") return $"The chain {NftNames.Forward} does not stand before the filter.";
        foreach (var chain in piece.Rules.GroupBy(r => r.Chain, StringComparer.Ordinal))
        {
            List<NftRule> standing = [.. table.Of(chain.Key)];
            if (chain.Key != NftNames.Forward && standing.Exists(r => !names.IsOurs(r.Comment))) return $"Somebody added a rule to {chain.Key}.";
            if (!standing.Where(r => names.IsOurs(r.Comment)).Select(r => (r.Comment, r.Verdict)).SequenceEqual(chain.Select(r => (r.Comment, r.Verdict)))) return $"Rules of {names.Mark} in {chain.Key} are missing or changed.";
        }

        if (held.Find(e => e.Comment != names.Mark) is { } foreign) return $"Somebody added {foreign.Value} to {foreign.Set}.";
        var addresses = held.Select(e => Address.Parse(e.Value)).ToHashSet();
        if (piece.Own.FirstOrDefault(a => !addresses.Contains(a)) is { IsNone: false } missing) return $"The address {missing} is not held any more.";
        return held.Find(e => e.Expires is not { } expires || Math.Abs((expires * 1000) - left) > SlackSeconds * 1000) is { } other
            ? string.Create(CultureInfo.InvariantCulture, $"The address {other.Value} is held for {other.Expires} s more, not for {left / 1000} s.")
            : null;
    }
}
