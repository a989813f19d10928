using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Reads the <c>sequence</c> of a model.</summary>
internal sealed class SequenceReader(string file, FieldNames fields)
{
    public static readonly string[] Keys = ["by", "within", "steps"];
    public static readonly string[] StepKeys = ["name", "when", "unusual", "count", "by", "changed"];

    /// <exception cref="ModelException">Anything is wrong.</exception>
    public Sequence Read(YamlNode node)
    {
        var map = new YamlMap(file, node, "a sequence", Keys);
        map.Get("by");
        var by = Fields(map, "by");
        if (!Duration.TryParse(map.Text("within"), out var within)) throw map.Error("within", "'within' is a span of up to 7 days: 30s, 10m, 2h, 1d");
        var items = map.Items("steps");
        if (items.Count is < 2 or > Sequence.MostSteps) throw map.Error("steps", $"a sequence has 2 to {Sequence.MostSteps} steps");
        return new Sequence(by, within, map.Text("within"), [.. items.Select((item, i) => ReadStep(item, by, i))]);
    }

    private SequenceStep ReadStep(YamlNode node, IReadOnlyList<string> by, int index)
    {
        var map = new YamlMap(file, node, "a step", StepKeys);
        var count = 1;
        if (map.Find("count") is not null && (!int.TryParse(map.Text("count"), NumberStyles.None, CultureInfo.InvariantCulture, out count) || count is < 1 or > Sequence.HighestCount))
            throw map.Error("count", $"'count' is a whole number from 1 to {Sequence.HighestCount}");
        var own = Fields(map, "by");
        if (own.Count > 0 && own.Count != by.Count) throw map.Error("by", $"'by' of a step has as many fields as that of the sequence, {by.Count}");
        var changed = map.Find("changed") is null ? "" : map.Text("changed");
        if (changed.Length > 0 && fields.Problem(changed) is { Length: > 0 } problem) throw map.Error("changed", problem);
        if (changed.Length > 0 && index == 0) throw map.Error("changed", "nothing is before the first step that could have changed");
        if (changed.Length > 0 && count > 1) throw map.Error("changed", "'changed' goes with a step of one record");
        var unusual = map.Find("unusual") is { } u ? UnusualReader.Read(new YamlMap(file, u, "an unusual", ModelReader.UnusualKeys), fields) : null;
        return new SequenceStep(map.Text("name"), new ConditionReader(file, fields).Read(map.Get("when")), unusual, count, own.Count > 0 ? own : by, changed);
    }

    private IReadOnlyList<string> Fields(YamlMap map, string key)
    {
        var named = map.Texts(key);
        foreach (var field in named)
        {
            if (fields.Problem(field) is { Length: > 0 } problem) throw map.Error(key, problem);
        }

        return named;
    }
}
