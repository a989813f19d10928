using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Actions;

/// <summary>The changes that make an action's piece of the table, and those that take it away.</summary>
internal static class NftMaking
{
    private const int SameSeconds = 2;

    /// <summary>Adds what is missing; addresses that end at another time get the new one.</summary>
    public static void Make(NftPiece piece, NftTable? table, NftBatch batch, long seconds)
    {
        if (table is null) batch.AddTable();
        table ??= new NftTable();
        if (!table.Chains.ContainsKey(NftNames.Forward)) batch.AddForward(NftNames.Forward);
        foreach (var chain in new[] { piece.Names.Out, piece.Names.In }.Where(c => !table.Chains.ContainsKey(c))) batch.AddChain(chain);
        foreach (var (set, isV4) in piece.Sets)
        {
            if (!table.Sets.Contains(set)) batch.AddSet(set, isV4);
        }

        foreach (var chain in piece.Rules.GroupBy(r => r.Chain, StringComparer.Ordinal))
        {
            List<NftRule> ours = [.. table.Of(chain.Key).Where(r => piece.Names.IsOurs(r.Comment))];
            if (ours.Select(r => (r.Comment, r.Verdict)).SequenceEqual(chain.Select(r => (r.Comment, r.Verdict)))) continue;
            foreach (var rule in ours) batch.DeleteRule(rule);
            foreach (var rule in chain) batch.AddRule(rule.Chain, rule.Comment, rule.Expressions);
        }

        foreach (var own in piece.Own) Hold(own, piece, table, batch, seconds);
    }

    /// <summary>Takes away what is ours. Where somebody added to a chain or a set of ours, only the device's addresses go, so that the rest works on.</summary>
    /// <returns>What was left, or "".</returns>
    public static string Unmake(NftPiece piece, NftTable? table, NftBatch batch)
    {
        if (table is null) return "";
        var names = piece.Names;
        HashSet<string> sets = [.. piece.Sets.Select(s => s.Name).Where(table.Sets.Contains)];
        HashSet<string> chains = [.. new[] { names.Out, names.In }.Where(table.Chains.ContainsKey)];
        List<string> added =
        [
            .. table.Rules.Where(r => chains.Contains(r.Chain) && !names.IsOurs(r.Comment)).Select(r => $"a rule in {r.Chain}"),
            .. table.Rules.Where(r => !chains.Contains(r.Chain) && !names.IsOurs(r.Comment) && Uses(r, chains, sets)).Select(r => $"a rule in {r.Chain} that leads to {names.Mark}"),
            .. table.Elements.Where(e => sets.Contains(e.Set) && e.Comment != names.Mark).Select(e => $"{e.Value} in {e.Set}"),
        ];
        foreach (var element in table.Elements.Where(e => sets.Contains(e.Set) && e.Comment == names.Mark)) batch.DeleteElement(element.Set, element.Value);
        if (added.Count > 0) return string.Join(", ", added.Distinct(StringComparer.Ordinal));
        List<NftRule> rules = [.. table.Rules.Where(r => names.IsOurs(r.Comment))];
        foreach (var rule in rules) batch.DeleteRule(rule);
        foreach (var chain in chains.Order(StringComparer.Ordinal)) batch.DeleteChain(chain);
        foreach (var set in sets.Order(StringComparer.Ordinal)) batch.DeleteSet(set);
        if (table.Rules.Count > rules.Count || table.Sets.Count > sets.Count || (rules.Count == 0 && chains.Count == 0 && sets.Count == 0)) return "";
        var rest = table.Chains.Keys.Where(c => !chains.Contains(c)).ToList();
        if (!rest.Contains(NftNames.Forward, StringComparer.Ordinal)) return "";
        batch.DeleteChain(NftNames.Forward);
        if (rest.Count == 1 && !table.HasOthers) batch.DeleteTable();
        return "";
    }

    private static bool Uses(NftRule rule, HashSet<string> chains, HashSet<string> sets)
    {
        var text = rule.Expressions.ToJsonString();
        return chains.Any(c => text.Contains($"\"{c}\"", StringComparison.Ordinal)) || sets.Any(s => text.Contains($"\"@{s}\"", StringComparison.Ordinal));
    }

    private static void Hold(Address own, NftPiece piece, NftTable table, NftBatch batch, long seconds)
    {
        var set = piece.Names.Own(own.IsV4);
        var held = table.Elements.Find(e => e.Set == set && Address.TryParse(e.Value, out var address) && address == own);
        if (held is { Expires: { } expires } && Math.Abs(expires - seconds) <= SameSeconds && held.Comment == piece.Names.Mark) return;
        if (held is not null) batch.DeleteElement(set, held.Value);
        batch.AddElement(set, own.ToString(), seconds, piece.Names.Mark);
    }
}
