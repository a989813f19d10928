using Windhover.Core.Entities;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>Makes alerts of windows that are unusual by the pattern of life alone.</summary>
internal sealed class LearnedAlerts(EntityFacts facts, LedgerText ledger, Counterparts counterparts, EvidenceText evidence, WindowScorer scorer, LearnedTechniques techniques)
{
    private const int MostEvidence = 20;

    /// <summary>The alert of a window.</summary>
    public Alert Make(ScoredWindow scored, WindowBook book)
    {
        var window = scored.Window;
        var id = facts.Entities.Id(window.Entity);
        var type = facts.Entities[window.Entity].Type;
        var kind = LearnedKind.Of(type, scored.Rows);
        var (counterpart, address) = counterparts.Of(scored, book);
        return new Alert
        {
            AlertId = AlertIds.Of(kind.Model, id, window.First, scored.IsEarly ? "before its end" : ""),
            Time = scored.End,
            FirstTime = window.First,
            Model = kind.Model,
            Title = $"{facts.Short(window.Entity)}: {ledger.Headline(window, scored.Rows)}",
            Kind = AlertKind.Learned,
            Severity = ScoredSeverity.Of(scored.Score),
            Entity = facts.Ref(window.Entity, window.First, window.Last),
            Related = [.. Related(scored, counterpart)],
            Addresses = [.. ledger.RareAddresses(scored.Rows).Concat(address).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Score = Math.Round(scored.Score, 1),
            Probability = scored.Probability,
            Chance = Chance(scored.Probability, type),
            Attacks = techniques.Of(kind, scored, book),
            Contributions = [.. scored.Rows.Select(row => ledger.Row(window, row))],
            Evidence = [.. Places(scored, book)],
            Records = window.Records,
            Why = kind.Why,
            NextSteps = kind.NextSteps,
        };
    }

    private IEnumerable<EntityRef> Related(ScoredWindow scored, int counterpart)
    {
        var window = scored.Window;
        var seen = new HashSet<int> { window.Entity };
        if (window.Principal >= 0 && seen.Add(window.Principal)) yield return facts.Ref(window.Principal, window.First, window.Last);
        if (facts.Entities[window.Entity].Behind - 1 is >= 0 and var behind && seen.Add(behind)) yield return facts.Ref(behind, window.First, window.Last);
        if (counterpart >= 0 && seen.Add(counterpart)) yield return facts.Ref(counterpart, window.First, window.Last);
        foreach (var row in scored.Rows.Where(r => r.Kind == ScoreRowKind.Rare && r.Feature == Feature.Resource && r.Bits >= 4))
        {
            var resource = facts.Entities.Find(EntityType.Resource, row.Value.Text);
            if (resource >= 0 && seen.Add(resource)) yield return facts.Ref(resource, window.First, window.Last);
        }
    }

    // The decisive records first, then others of the window's new values.
    private IEnumerable<Evidence> Places(ScoredWindow scored, WindowBook book)
    {
        var places = scored.Rows.Select(row => (row.Record, row.Id, row.Time)).ToList();
        var others = new List<(Events.RecordRef Record, Events.RecordId Id, long Time)>();
        for (var i = scored.Window.Values; i != 0; i = book.Values[i - 1].Next)
        {
            ref var touched = ref book.Values[i - 1];
            if (touched.Novelty.IsNew) others.Add((touched.Record, touched.Id, touched.Time));
        }

        places.AddRange(others.OrderBy(o => o.Time).ThenBy(o => o.Record.Offset));
        return places.Where(p => p.Record.Length > 0).DistinctBy(p => p.Record).Take(MostEvidence).Select(p => evidence.Of(p.Record, p.Id, p.Time));
    }

    private string Chance(double probability, EntityType type)
    {
        var days = 1 / Math.Max(probability * Math.Max(scorer.WindowsPerDay, 1), 1e-12);
        var noun = EntityFacts.Noun(type);
        return days switch
        {
            < 1.5 => "about once a day in the whole estate",
            < 60 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"about once in {days:0} days in the whole estate (any {noun})"),
            < 36500 => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"about once in {days / 365:0.#} years in the whole estate (any {noun})"),
            _ => $"less than once in 100 years in the whole estate (any {noun})",
        };
    }
}
