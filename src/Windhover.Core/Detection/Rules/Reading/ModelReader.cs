using System.Globalization;
using System.Text.RegularExpressions;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Reads one model. Unknown keys are errors, so that a slip of the pen never becomes a rule that says nothing.</summary>
internal static partial class ModelReader
{
    /// <summary>Keys of a model.</summary>
    public static readonly string[] Keys =
    [
        "id", "title", "why", "severity", "attacks", "classes", "sources", "when", "unusual", "threshold", "sequence", "false_positives", "next_steps", "tags", "enabled", "samples",
    ];

    public static readonly string[] AttackKeys = ["tactic", "technique"];
    public static readonly string[] UnusualKeys = ["any_of", "all_of", "at_most"];
    public static readonly string[] ThresholdKeys = ["count", "within", "by", "distinct"];

    /// <param name="file">Name for errors; its last part without the extension must be the id.</param>
    /// <param name="id">What the id must be.</param>
    /// <param name="yaml">The text.</param>
    /// <param name="samples">False to leave the samples unread where they stand at the end.</param>
    /// <exception cref="ModelException">Anything is wrong.</exception>
    public static Model Read(string file, string id, string yaml, bool samples = true)
    {
        var map = new YamlMap(file, YamlFile.Read(file, samples ? yaml : BeforeSamples(yaml)), "a model", Keys);
        if (map.Text("id") != id) throw map.Error("id", $"the id must be the name of the file, '{id}'");
        if (!IdShape().IsMatch(id)) throw map.Error("id", "an id is lower-case letters, digits and hyphens");
        var classes = Classes(map);
        var fields = classes[0] == EventClass.NetworkActivity ? FieldNames.Network : FieldNames.Actor;
        var sequence = map.Find("sequence") is { } q ? new SequenceReader(file, fields).Read(q) : null;
        var when = sequence is null || map.Find("when") is not null ? new ConditionReader(file, fields).Read(map.Get("when")) : new AllCondition(map.Place, []);
        if (sequence is not null && map.Find("threshold") is not null) throw map.Error("threshold", "a sequence has no threshold; its steps have a 'count'");
        if (sequence is not null && map.Find("unusual") is not null) throw map.Error("unusual", "the steps of a sequence say each what must be unusual");
        var threshold = map.Find("threshold") is { } t ? ReadThreshold(new YamlMap(file, t, "a threshold", ThresholdKeys), fields) : null;
        var title = map.Text("title");
        foreach (var name in TitleText.Names(title))
        {
            var step = TitleText.StepOf(name, out var field);
            if (step > (sequence?.Steps.Count ?? 0)) throw map.Error("title", $"there is no step {step} of which the title could tell '{field}'");
            if (fields.Problem(field) is { Length: > 0 } problem) throw map.Error("title", problem);
        }

        var sampleReader = new SampleReader(file, fields);
        return new Model
        {
            Id = id,
            Title = title,
            Why = map.Text("why").Trim(),
            Severity = Words.Severities.TryGetValue(map.Text("severity"), out var severity) ? severity : throw map.Error("severity", $"expected one of {string.Join(", ", Words.Severities.Keys)}"),
            Attacks = [.. map.Items("attacks").Select(n => ReadAttack(new YamlMap(file, n, "an attack", AttackKeys)))],
            Classes = classes,
            Sources = map.Texts("sources"),
            When = when,
            Unusual = map.Find("unusual") is { } u ? UnusualReader.Read(new YamlMap(file, u, "an unusual", UnusualKeys), fields) : null,
            Threshold = threshold,
            Sequence = sequence,
            FalsePositives = map.Texts("false_positives"),
            NextSteps = map.Texts("next_steps"),
            Tags = map.Texts("tags"),
            Enabled = map.Truth("enabled", otherwise: true),
            Samples = [.. map.Items("samples").Select(sampleReader.Read)],
            RawFields = [.. RawFieldsOf.Conditions([when, .. sequence?.Steps.Select(s => s.When) ?? []])
                .Concat(RawFieldsOf.Names([.. threshold?.By ?? [], threshold?.Distinct ?? "", .. sequence?.Steps.SelectMany(s => s.By.Append(s.Changed)) ?? [], .. TitleText.Names(title).Select(n => TitleText.StepOf(n, out var field) >= 0 ? field : n)]))
                .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Place = map.Place,
            Yaml = yaml,
        };
    }

    private static string BeforeSamples(string yaml)
    {
        var start = yaml.IndexOf("\nsamples:", StringComparison.Ordinal);
        return start < 0 || TopLevelKey().IsMatch(yaml[(start + 1)..].AsSpan("samples:".Length)) ? yaml : yaml[..(start + 1)];
    }

    private static IReadOnlyList<EventClass> Classes(YamlMap map)
    {
        var names = map.Texts("classes");
        if (names.Count == 0) map.Get("classes");
        if (names.FirstOrDefault(n => !Words.Classes.ContainsKey(n)) is { } unknown) throw map.Error("classes", $"unknown class '{unknown}'; expected {string.Join(", ", Words.Classes.Keys)}");
        EventClass[] classes = [.. names.Select(n => Words.Classes[n]).Distinct().Order()];
        return classes.Contains(EventClass.NetworkActivity) && classes.Length > 1
            ? throw map.Error("classes", "network_activity stands alone: flows have other fields than what actors do")
            : classes;
    }

    private static AttackTechnique ReadAttack(YamlMap map)
    {
        var tactic = map.Text("tactic");
        var technique = map.TextOrEmpty("technique");
        if (!TacticShape().IsMatch(tactic)) throw map.Error("tactic", $"'{tactic}' is no ATT&CK tactic; expected TA and four digits");
        if (technique.Length > 0 && !TechniqueShape().IsMatch(technique)) throw map.Error("technique", $"'{technique}' is no ATT&CK technique; expected T1234 or T1234.001");
        return new AttackTechnique(tactic, technique);
    }

    private static Threshold ReadThreshold(YamlMap map, FieldNames fields)
    {
        if (!int.TryParse(map.Text("count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 1 or > Threshold.HighestCount)
            throw map.Error("count", $"'count' is a whole number from 1 to {Threshold.HighestCount}");
        if (!Duration.TryParse(map.Text("within"), out var within)) throw map.Error("within", "'within' is a span of up to 7 days: 30s, 10m, 2h, 1d");
        var by = map.Texts("by");
        if (by.Count == 0) map.Get("by");
        var distinct = map.TextOrEmpty("distinct");
        foreach (var field in by.Append(distinct).Where(f => f.Length > 0))
        {
            if (fields.Problem(field) is { Length: > 0 } problem) throw map.Error(by.Contains(field, StringComparer.Ordinal) ? "by" : "distinct", problem);
        }

        return new Threshold(count, within, map.Text("within"), by, distinct);
    }

    [GeneratedRegex("\n[a-z_]", RegexOptions.NonBacktracking)]
    private static partial Regex TopLevelKey();

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex IdShape();

    [GeneratedRegex("^TA[0-9]{4}$", RegexOptions.NonBacktracking)]
    private static partial Regex TacticShape();

    [GeneratedRegex(@"^T[0-9]{4}(\.[0-9]{3})?$", RegexOptions.NonBacktracking)]
    private static partial Regex TechniqueShape();
}
