using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Reading;
using Windhover.Core.Incidents;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Investigation.Reading;

/// <summary>Reads a hypothesis. Answers that a prediction does not name share what is left, as they are shared over everything that gets investigated.</summary>
internal static class HypothesisReader
{
    private const double LeastProbability = 0.005;
    private static readonly string[] Keys = ["title", "kind", "meaning", "weight", "predicts", "attacks", "next_steps", "samples"];

    /// <exception cref="ModelException">The text is no hypothesis.</exception>
    public static Hypothesis Read(string file, string id, string text)
    {
        var map = new YamlMap(file, YamlFile.Read(file, text), "a hypothesis", Keys);
        return new Hypothesis
        {
            Id = id,
            Title = map.Text("title"),
            Kind = map.Text("kind") switch
            {
                "malicious" => HypothesisKind.Malicious,
                "benign" => HypothesisKind.Benign,
                _ => throw map.Error("kind", "'kind' is malicious or benign"),
            },
            Meaning = map.Text("meaning"),
            Weight = Number(map, "weight", 0.001, 100),
            Predictions = Predictions(map),
            Attacks = [.. map.Items("attacks").Select(node => Attack(file, node))],
            NextSteps = map.Texts("next_steps") is { Count: > 0 } steps ? steps : throw map.Error("next_steps", "a hypothesis says what to do if it holds"),
            Samples = map.Items("samples") is { Count: > 0 } samples ? [.. samples.Select(node => Sample(file, node))] : throw map.Error("samples", "a hypothesis has samples"),
        };
    }

    private static Dictionary<string, Prediction> Predictions(YamlMap map)
    {
        var predictions = new Dictionary<string, Prediction>(StringComparer.Ordinal);
        var node = map.Get("predicts") as YamlMappingNode ?? throw map.Error("predicts", "'predicts' is a mapping from questions to answers");
        foreach (var (key, value) in node.Children)
        {
            var name = ((YamlScalarNode)key).Value ?? "";
            var question = QuestionCatalogue.Find(name) ?? throw map.Error(key, $"there is no question '{name}'; expected one of {string.Join(", ", QuestionCatalogue.All.Select(q => q.Id))}");
            predictions[name] = Prediction(map.File, value, question);
        }

        return predictions;
    }

    private static Prediction Prediction(string file, YamlNode node, IQuestion question)
    {
        var map = new YamlMap(file, node, $"a prediction of '{question.Id}'", [.. question.Answers.Select(a => a.Name), "because"]);
        var named = question.Answers.Where(a => map.Find(a.Name) is not null).ToDictionary(a => a.Name, a => Number(map, a.Name, 0, 1), StringComparer.Ordinal);
        var left = 1 - named.Values.Sum();
        var others = question.Answers.Where(a => !named.ContainsKey(a.Name)).ToList();
        var shares = others.Sum(a => a.Share);
        if (left < -1e-9 || (others.Count == 0 && left > 1e-9)) throw map.Error(node, "the answers' probabilities do not add up to 1");
        var all = question.Answers.ToDictionary(a => a.Name, a => Math.Max(LeastProbability, named.TryGetValue(a.Name, out var p) ? p : left * a.Share / shares), StringComparer.Ordinal);
        var sum = all.Values.Sum();
        return new Prediction(all.ToDictionary(a => a.Key, a => a.Value / sum, StringComparer.Ordinal), map.Text("because"));
    }

    private static HypothesisSample Sample(string file, YamlNode node)
    {
        var map = new YamlMap(file, node, "a sample", ["name", "answers", "leads", "verdict"]);
        var answers = new YamlMap(file, map.Get("answers"), "a sample's answers", [.. QuestionCatalogue.All.Select(q => q.Id)]);
        foreach (var name in answers.Keys)
        {
            if (QuestionCatalogue.Find(name)!.Answers.All(a => a.Name != answers.Text(name))) throw answers.Error(name, $"'{name}' has no answer '{answers.Text(name)}'; expected one of {string.Join(", ", QuestionCatalogue.Find(name)!.Answers.Select(a => a.Name))}");
        }

        return new HypothesisSample(map.Text("name"), answers.Keys.ToDictionary(n => n, answers.Text, StringComparer.Ordinal), map.Truth("leads", otherwise: true), map.TextOrEmpty("verdict") switch
        {
            "" => null,
            var text when Enum.TryParse<Verdict>(text, ignoreCase: true, out var verdict) => verdict,
            _ => throw map.Error("verdict", "'verdict' is malicious, suspicious, benign or inconclusive"),
        });
    }

    private static AttackTechnique Attack(string file, YamlNode node)
    {
        var map = new YamlMap(file, node, "a technique", ["tactic", "technique"]);
        return new AttackTechnique(map.Text("tactic"), map.Text("technique"));
    }

    private static double Number(YamlMap map, string key, double least, double most) =>
        double.TryParse(map.Text(key), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw map.Error(key, FormattableString.Invariant($"'{key}' is a number from {least} to {most}"));
}
