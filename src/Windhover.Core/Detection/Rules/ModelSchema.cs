using System.Text.Json.Nodes;
using Windhover.Core.Detection.Rules.Reading;
using static Windhover.Core.Detection.Rules.SchemaParts;

namespace Windhover.Core.Detection.Rules;

/// <summary>
/// The JSON Schema (2020-12) of a model, made from the tables that the reader itself uses, so that an editor knows what the engine knows.
/// The committed copy is docs/reference/model.schema.json.
/// </summary>
public static class ModelSchema
{
    /// <summary>The schema as text, ended by a line end.</summary>
    public static string Write()
    {
        var schema = Record(ModelReader.Keys, ["id", "title", "why", "severity", "attacks", "classes"], key => key switch
        {
            "severity" => OneOf(Words.Severities.Keys),
            "attacks" => List(Record(ModelReader.AttackKeys, ["tactic"], k => Pattern(k == "tactic" ? "^TA[0-9]{4}$" : "^T[0-9]{4}(\\.[0-9]{3})?$"))),
            "classes" => OneOrMore(OneOf(Words.Classes.Keys)),
            "when" => Ref("condition"),
            "unusual" => Unusual(),
            "threshold" => Record(ModelReader.ThresholdKeys, ["count", "within", "by"], Threshold),
            "sequence" => Record(SequenceReader.Keys, SequenceReader.Keys, Sequence),
            "enabled" => Type("boolean"),
            "samples" => List(Record(SampleReader.Keys, ["name", "fires"], Sample)),
            "sources" or "false_positives" or "next_steps" or "tags" => OneOrMore(Text()),
            _ => Text(),
        });
        schema["anyOf"] = new JsonArray(Needs("when"), Needs("sequence"));
        return Document(schema, "A model: one expert-written rule");
    }

    private static JsonObject Threshold(string key) => key switch
    {
        "count" => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Rules.Threshold.HighestCount },
        "within" => Pattern("^[0-9]+[smhd]$"),
        "by" => OneOrMore(Ref("field")),
        _ => Ref("field"),
    };

    private static JsonObject Sequence(string key) => key switch
    {
        "within" => Pattern("^[0-9]+[smhd]$"),
        "by" => OneOrMore(Ref("field")),
        _ => new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = 2,
            ["maxItems"] = Rules.Sequence.MostSteps,
            ["items"] = Record(SequenceReader.StepKeys, ["name", "when"], Step),
        },
    };

    private static JsonObject Step(string key) => key switch
    {
        "when" => Ref("condition"),
        "unusual" => Unusual(),
        "count" => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Rules.Sequence.HighestCount },
        "by" => OneOrMore(Ref("field")),
        "changed" => Ref("field"),
        _ => Text(),
    };

    private static JsonObject Unusual() => Record(ModelReader.UnusualKeys, ["at_most"], k => k == "at_most" ? Number() : OneOrMore(Ref("feature")));

    private static JsonObject Sample(string key) => key switch
    {
        "fires" => Type("boolean"),
        "repeat" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
        "unusual" => new JsonObject { ["type"] = "object", ["propertyNames"] = Ref("feature"), ["additionalProperties"] = Number() },
        "records" => List(new JsonObject { ["type"] = new JsonArray("object", "string") }),
        "events" => List(Type("object")),
        "lists" => new JsonObject { ["type"] = "object", ["additionalProperties"] = OneOrMore(Text()) },
        "then" => List(new JsonObject { ["type"] = new JsonArray("object", "string") }),
        _ => Text(),
    };
}
