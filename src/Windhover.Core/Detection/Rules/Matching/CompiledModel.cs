using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>One model over one symbol table, with the windows of its threshold.</summary>
internal sealed class CompiledModel
{
    private readonly FieldNames fields;
    private readonly EventTest when;
    private readonly string[] sources;
    private readonly Field[] by;
    private readonly Field? distinct;
    private readonly KeyValuePair<string, Field>[] names;
    private readonly List<ulong> hashes = [];

    public CompiledModel(Model model, SymbolTable symbols, int mostKeys)
    {
        Model = model;
        fields = model.IsNetwork ? FieldNames.Network : FieldNames.Actor;
        when = new ConditionCompiler(fields, symbols).Compile(model.When);
        sources = [.. model.Sources];
        by = [.. (model.Threshold?.By ?? []).Select(f => fields.Get(f, symbols))];
        distinct = model.Threshold is { Distinct.Length: > 0 } t ? fields.Get(t.Distinct, symbols) : null;
        names = [.. TitleText.Names(model.Title).Select(n => new KeyValuePair<string, Field>(n, fields.Get(n, symbols)))];
        Windows = model.Threshold is { } threshold ? new ThresholdWindows(threshold, mostKeys) : null;
    }

    public Model Model { get; }

    public ThresholdWindows? Windows { get; }

    public void Match(in EventView e, in ModelRecord record, string source, IFeatureProbabilities probabilities, List<ModelHit> hits)
    {
        if (sources.Length > 0 && !sources.AsSpan().Contains(source)) return;
        if (!when.Holds(e) || !IsUnusual(probabilities)) return;
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

    private bool IsUnusual(IFeatureProbabilities probabilities)
    {
        if (Model.Unusual is not { } unusual) return true;
        for (var i = 0; i < unusual.Features.Count; i++)
        {
            if (probabilities.Probability(unusual.Features[i]) <= unusual.AtMost != unusual.All) return !unusual.All;
        }

        return unusual.All;
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

    private ModelHit Hit(
        in EventView e, IFeatureProbabilities probabilities, string key, long first, long time, long count, int different, IReadOnlyList<ModelRecord> records)
    {
        var matched = new List<MatchedField>();
        when.Explain(e, true, matched);
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
        foreach (var feature in Model.Unusual?.Features ?? [])
        {
            var probability = probabilities.Probability(feature);
            if (probability <= Model.Unusual!.AtMost) features.Add(new MatchedFeature(feature, First(fields.OfFeature(feature), e), probability, Model.Unusual.AtMost));
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
