using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Indicators;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>One model over one symbol table, with the windows of its threshold.</summary>
internal sealed class CompiledModel
{
    private const double ContextAtMost = 0.01;
    private static readonly string[] ActorContext = ["operation", "grant", "source_network", "agent", "region"];
    private static readonly string[] NetworkContext = ["peer", "port"];
    private readonly FieldNames fields;

    // Of findings nothing is learned, and names and pages are looked up by the thousand.
    private readonly string[] context;
    private readonly EventTest when;
    private readonly (EventTest When, long Until)[] defeats;
    private readonly string[] sources;
    private readonly Field[] by;
    private readonly Field? distinct;
    private readonly KeyValuePair<string, Field>[] names;
    private readonly CompiledSequence? sequence;
    private readonly List<ulong> hashes = [];

    public CompiledModel(Model model, SymbolTable symbols, int mostKeys, IReadOnlyDictionary<string, IndicatorList> lists)
    {
        Model = model;
        fields = model.IsNetwork ? FieldNames.Network : FieldNames.Actor;
        context = model.IsNetwork ? NetworkContext : model.Classes.All(c => c is EventClass.ApiActivity or EventClass.Authentication or EventClass.AccountChange or EventClass.FileHostingActivity) ? ActorContext : [];
        var conditions = new ConditionCompiler(fields, symbols, lists);
        when = conditions.Compile(model.When);
        defeats = [.. model.Defeats.Select(d => (conditions.Compile(d.When), d.Until))];
        sources = [.. model.Sources];
        by = [.. (model.Threshold?.By ?? []).Select(f => fields.Get(f, symbols))];
        distinct = model.Threshold is { Distinct.Length: > 0 } t ? fields.Get(t.Distinct, symbols) : null;
        names = [.. TitleText.Names(model.Title).Where(n => TitleText.StepOf(n, out _) == 0).Select(n => new KeyValuePair<string, Field>(n, fields.Get(n, symbols)))];
        Windows = model.Threshold is { } threshold ? new ThresholdWindows(threshold, mostKeys) : null;
        sequence = model.Sequence is { } steps ? new CompiledSequence(model, steps, fields, conditions, symbols, mostKeys) : null;
    }

    public Model Model { get; }

    // What is unusual cannot be known yet; what weighs more is told all the same.
    private bool IsTooEarly(IFeatureProbabilities probabilities) => probabilities.IsEarly && Model.Severity <= Severity.Low && Model.AsksPatternOfLife;

    /// <summary>What the model remembers; null for one that judges each event alone.</summary>
    public IModelState? State => sequence?.State ?? Windows;

    private ThresholdWindows? Windows { get; }

    public void Match(in EventView e, in ModelRecord record, string source, IFeatureProbabilities probabilities, List<ModelHit> hits)
    {
        if (sources.Length > 0 && !sources.AsSpan().Contains(source)) return;
        if (Model.Scope is { Run: ModelReach.Only } scope && !scope.Holds(AccountOf(e), e.EntityId)) return;
        if (!when.Holds(e) || IsDefeated(e, record.Time) || !UnusualTest.Holds(Model.Unusual, probabilities) || IsTooEarly(probabilities)) return;
        if (sequence is not null)
        {
            if (sequence.Add(e, record, probabilities) is { } chain) hits.Add(SequenceHit(e, probabilities, record, chain));
            return;
        }

        if (Windows is null)
        {
            hits.Add(Hit(e, probabilities, e.EntityId, record.Time, record.Time, 1, 0, [record]));
            return;
        }

        if (Reached(e, record) is not { } window) return;
        hits.Add(Hit(
            e,
            probabilities,
            KeyText(e),
            window.Entries.Min(w => w.FirstTime),
            record.Time,
            window.Entries.Sum(w => w.Records),
            distinct is null ? 0 : window.Entries.Count,
            [.. window.Entries.TakeLast(ModelHit.MostRecords).Select(w => w.Last)]));
        window.Quiet(Model.Threshold!);
    }

    private string AccountOf(in EventView e) => e.Symbols.Text(Model.IsNetwork ? e.Network.Account : e.Actor.Account);

    private bool IsDefeated(in EventView e, long time)
    {
        foreach (var (test, until) in defeats)
        {
            if (time < until && test.Holds(e)) return true;
        }

        return false;
    }

    // An event without a value for the key, or without one to tell apart, cannot be counted.
    private KeyWindow? Reached(in EventView e, in ModelRecord record)
    {
        ulong key = 0;
        foreach (var field in by)
        {
            hashes.Clear();
            field.AddHashes(e, hashes);
            if (hashes.Count == 0) return null;
            key = StableHash.Combine(key, hashes[0]);
        }

        hashes.Clear();
        if (distinct is null) hashes.Add(0);
        else distinct.AddHashes(e, hashes);
        foreach (var value in hashes)
        {
            if (Windows!.Add(key, value, record) is { } reached) return reached;
        }

        return null;
    }

    private string KeyText(in EventView e)
    {
        var texts = new List<string>();
        foreach (var field in by) texts.Add(First(field, e));
        return string.Join(", ", texts);
    }

    private ModelHit SequenceHit(in EventView e, IFeatureProbabilities probabilities, in ModelRecord record, StepChain chain)
    {
        var links = CompiledSequence.Links(chain).ToArray();
        var steps = sequence!.Steps(chain);
        var hit = Hit(
            e, probabilities, sequence.Last.KeyText(e), chain.FirstTime, record.Time, steps.Sum(s => s.Count), 0, [.. links.SelectMany(l => l.Records).TakeLast(ModelHit.MostRecords)]);
        var titleValues = new Dictionary<string, string>(hit.Names, StringComparer.Ordinal);
        sequence.AddNames(chain, titleValues);
        return hit with { Steps = steps, Names = titleValues };
    }

    private ModelHit Hit(
        in EventView e, IFeatureProbabilities probabilities, string key, long first, long time, long count, int different, IReadOnlyList<ModelRecord> records)
    {
        var matched = new List<MatchedField>();
        when.Explain(e, true, matched);
        sequence?.Last.When.Explain(e, true, matched);
        var titleValues = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, field) in names) titleValues[name] = First(field, e);
        return new ModelHit
        {
            Model = Model,
            Key = key,
            FirstTime = first,
            Time = time,
            Count = count,
            Distinct = different,
            Fields = matched,
            Features = Features(e, probabilities),
            Names = titleValues,
            Records = records,
        };
    }

    private List<MatchedFeature> Features(in EventView e, IFeatureProbabilities probabilities)
    {
        var features = new List<MatchedFeature>();
        var unusual = sequence is null ? Model.Unusual : sequence.Last.Step.Unusual;
        foreach (var feature in unusual?.Features ?? [])
        {
            var probability = probabilities.Probability(feature);
            if (probability <= unusual!.AtMost) features.Add(new MatchedFeature(feature, First(fields.OfFeature(feature), e), probability, unusual.AtMost));
        }

        // What the model does not ask, and a person would: is it usual for this one, at least?
        foreach (var feature in context)
        {
            if (features.Exists(f => f.Feature == feature)) continue;
            var probability = probabilities.Probability(feature);
            if (probability <= ContextAtMost) features.Add(new MatchedFeature(feature, First(fields.OfFeature(feature), e), probability, 0));
        }

        return features;
    }

    private static string First(Field field, in EventView e)
    {
        var texts = new List<string>();
        field.AddTexts(e, texts);
        return texts.Count > 0 ? texts[0] : "";
    }
}
