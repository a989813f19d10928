using System.Globalization;

namespace Windhover.Core.Detection.Rules;

/// <summary>The words of an alert, made from a hit.</summary>
public static class ModelAlertText
{
    /// <summary>The title with the event's values in it.</summary>
    public static string Title(ModelHit hit) => TitleText.Render(hit.Model.Title, hit.Names);

    /// <summary>
    /// The ledger: what the threshold counted or the steps that happened, what was unusual (with its bits), then the fields that the model asked for. A field that an expert
    /// asks for is no evidence of chance, so its probability is 1 and it adds no bits.
    /// </summary>
    public static IReadOnlyList<Contribution> Ledger(ModelHit hit)
    {
        var rows = new List<Contribution>();
        if (hit.Model.Threshold is { } threshold) rows.Add(Counted(hit, threshold));
        if (hit.Model.Sequence is { } sequence) rows.AddRange(hit.Steps.Select((step, i) => Happened(hit, sequence, step, i)));
        rows.AddRange(hit.Features.Select(Unusual));
        rows.AddRange(hit.Fields.Select(Asked));
        return rows;
    }

    private static Contribution Counted(ModelHit hit, Threshold threshold)
    {
        var what = threshold.Distinct.Length > 0 ? $"different {Plain(threshold.Distinct)}" : "records";
        var number = threshold.Distinct.Length > 0 ? hit.Distinct : hit.Count;
        var observed = Invariant($"{number} {what}");
        var minutes = TimeSpan.FromMilliseconds(hit.Time - hit.FirstTime).TotalMinutes;
        return new Contribution
        {
            Feature = "count",
            Observed = observed,
            Expected = Invariant($"fewer than {threshold.Count} {what} within {threshold.WithinText}"),
            Probability = 1,
            Bits = 0,
            Text = Invariant($"{observed} in {minutes:0.#} minutes for {hit.Key}; the model fires at {threshold.Count} within {threshold.WithinText}"),
        };
    }

    private static Contribution Happened(ModelHit hit, Sequence sequence, MatchedStep step, int index)
    {
        var observed = step.Count == 1 ? "once" : Invariant($"{step.Count} times");
        var after = TimeSpan.FromMilliseconds(step.LastTime - hit.FirstTime).TotalMinutes;
        return new Contribution
        {
            Feature = Invariant($"step {index + 1}"),
            Observed = observed,
            Expected = $"not all {hit.Steps.Count} steps in this order within {sequence.WithinText}",
            Probability = 1,
            Bits = 0,
            Text = Invariant($"step {index + 1} of {hit.Steps.Count}: {step.Name}, {observed}, {after:0.#} minutes after the first record, for {hit.Key}"),
        };
    }

    private static Contribution Unusual(MatchedFeature feature)
    {
        var observed = feature.Observed.Length > 0 ? feature.Observed : "not said";
        return new Contribution
        {
            Feature = feature.Feature,
            Observed = observed,
            Expected = "what this entity and its peers usually do",
            Probability = feature.Probability,
            Bits = -Math.Log2(Math.Max(feature.Probability, 1e-12)),
            Text = feature.AtMost == 0
                ? Invariant($"{Plain(feature.Feature)} {observed} is unusual here as well: probability {feature.Probability:0.######}")
                : Invariant($"{Plain(feature.Feature)} {observed} is unusual here: probability {feature.Probability:0.######}, the model asks for at most {feature.AtMost:0.######}"),
        };
    }

    private static Contribution Asked(MatchedField field)
    {
        var observed = field.Observed.Length > 0 ? field.Observed : "not said";
        return new Contribution
        {
            Feature = field.Field,
            Observed = observed,
            Expected = $"the model asks: {field.Asked}",
            Probability = 1,
            Bits = 0,
            Text = $"{Plain(field.Field)} is {observed} (the model asks: {field.Asked})",
        };
    }

    private static string Plain(string name) => name.StartsWith("raw.", StringComparison.Ordinal) ? name[4..] : name.Replace('_', ' ');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
