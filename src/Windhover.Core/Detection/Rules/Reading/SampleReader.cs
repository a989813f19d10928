using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Indicators;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>
/// Reads a model's samples. With <c>repeat: N</c> the records or events come N times, and <c>{n}</c> in their texts is the number of the round
/// with at least two digits: 01, 02 … What stands under <c>then</c> comes once, after them.
/// </summary>
internal sealed class SampleReader(string file, FieldNames fields)
{
    public static readonly string[] Keys = ["name", "source", "fires", "unusual", "repeat", "records", "events", "then", "lists"];
    private const int MostRounds = 1000;

    public ModelSample Read(YamlNode node)
    {
        var map = new YamlMap(file, node, "a sample", Keys);
        if (map.Find("records") is null == map.Find("events") is null) throw map.Error(node, "a sample needs either records or events");
        map.Get("fires");
        var records = map.Items("records");
        var then = map.Items("then");
        var source = records.Count > 0 ? map.Text("source") : map.TextOrEmpty("source");
        var rounds = 1;
        if (map.Find("repeat") is not null && (!int.TryParse(map.Text("repeat"), NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds is < 1 or > MostRounds))
            throw map.Error("repeat", $"'repeat' is a whole number from 1 to {MostRounds}");
        var numbers = Enumerable.Range(1, rounds).Select(n => n.ToString("00", CultureInfo.InvariantCulture)).ToArray();
        return new ModelSample
        {
            Name = map.Text("name"),
            Source = source,
            Fires = map.Truth("fires", otherwise: false),
            Unusual = Unusual(map),
            Lists = Lists(map),
            Records = records.Count == 0 ? [] : [.. numbers.SelectMany(n => records.Select(r => YamlJson.Write(r, text => Numbered(text, n)))), .. then.Select(r => YamlJson.Write(r, text => text))],
            Events = records.Count > 0 ? [] : [.. numbers.SelectMany(n => map.Items("events").Select(e => Event(e, n))), .. then.Select(e => Event(e, ""))],
            Place = map.Place,
        };
    }

    private static string Numbered(string text, string number) => text.Replace("{n}", number, StringComparison.Ordinal);

    private Dictionary<string, double> Unusual(YamlMap map)
    {
        var probabilities = new Dictionary<string, double>(StringComparer.Ordinal);
        if (map.Find("unusual") is not { } node) return probabilities;
        var unusual = new YamlMap(file, node, "a sample's unusual", fields.Features);
        foreach (var feature in unusual.Keys)
        {
            probabilities[feature] = double.TryParse(unusual.Text(feature), NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is >= 0 and <= 1
                ? p
                : throw unusual.Error(feature, "a probability is a number from 0 to 1");
        }

        return probabilities;
    }

    private IReadOnlyList<IndicatorList> Lists(YamlMap map)
    {
        if (map.Find("lists") is not { } node) return [];
        if (node is not YamlMappingNode mapping) throw map.Error("lists", "'lists' is a mapping from the names of lists to their entries");
        var lists = new YamlMap(file, node, "a sample's lists", [.. mapping.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "")]);
        return [.. lists.Keys.Select(name => IndicatorList.Of(name, lists.Texts(name)))];
    }

    private SampleEvent Event(YamlNode node, string number)
    {
        if (node is not YamlMappingNode mapping) throw new ModelException(new ModelPlace(file, (int)node.Start.Line, (int)node.Start.Column), "an event is a mapping from fields to values");
        var map = new YamlMap(file, node, "an event", [.. mapping.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "")]);
        long time = 0;
        var values = new List<KeyValuePair<string, string>>();
        foreach (var field in map.Keys)
        {
            foreach (var text in map.Texts(field).Select(t => Numbered(t, number)))
            {
                if (field == "time")
                {
                    time = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                        ? at.ToUnixTimeMilliseconds()
                        : throw map.Error(field, "'time' is a time like 2026-03-02T10:00:00Z");
                    continue;
                }

                var problem = field == "class" ? Words.Classes.ContainsKey(text) ? "" : $"unknown class '{text}'" : fields.Problem(field) + fields.ProblemOfValue(field, text);
                if (problem.Length > 0) throw map.Error(field, problem);
                values.Add(new(field, text));
            }
        }

        map.Get("time");
        return new SampleEvent(time, values, map.Place);
    }
}
