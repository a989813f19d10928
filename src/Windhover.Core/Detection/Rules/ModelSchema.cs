using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Reading;

namespace Windhover.Core.Detection.Rules;

/// <summary>
/// The JSON Schema (2020-12) of a model, made from the tables that the reader itself uses, so that an editor knows what the engine knows.
/// The committed copy is docs/reference/model.schema.json.
/// </summary>
public static class ModelSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, ended by a line end.</summary>
    public static string Write()
    {
        var schema = Record(ModelReader.Keys, ["id", "title", "why", "severity", "attacks", "classes", "when"], key => key switch
        {
            "severity" => OneOf(Words.Severities.Keys),
            "attacks" => List(Record(ModelReader.AttackKeys, ["tactic"], k => Pattern(k == "tactic" ? "^TA[0-9]{4}$" : "^T[0-9]{4}(\\.[0-9]{3})?$"))),
            "classes" => OneOrMore(OneOf(Words.Classes.Keys)),
            "when" => Ref("condition"),
            "unusual" => Record(ModelReader.UnusualKeys, ["at_most"], k => k == "at_most" ? Number() : OneOrMore(Ref("feature"))),
            "threshold" => Record(ModelReader.ThresholdKeys, ["count", "within", "by"], Threshold),
            "enabled" => Type("boolean"),
            "samples" => List(Record(SampleReader.Keys, ["name", "fires"], Sample)),
            "sources" or "false_positives" or "next_steps" or "tags" => OneOrMore(Text()),
            _ => Text(),
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A model: one expert-written rule");
        schema["$defs"] = new JsonObject
        {
            ["field"] = new JsonObject { ["anyOf"] = new JsonArray(OneOf(FieldNames.Actor.Names.Concat(FieldNames.Network.Names)), Pattern("^raw\\..+$")) },
            ["feature"] = OneOf(Words.ActorFeatures.Concat(Words.NetworkFeatures)),
            ["value"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
            ["condition"] = Condition(),
        };
        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Threshold(string key) => key switch
    {
        "count" => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = Rules.Threshold.HighestCount },
        "within" => Pattern("^[0-9]+[smhd]$"),
        "by" => OneOrMore(Ref("field")),
        _ => Ref("field"),
    };

    private static JsonObject Sample(string key) => key switch
    {
        "fires" => Type("boolean"),
        "repeat" => new JsonObject { ["type"] = "integer", ["minimum"] = 1 },
        "unusual" => new JsonObject { ["type"] = "object", ["propertyNames"] = Ref("feature"), ["additionalProperties"] = Number() },
        "records" => List(new JsonObject { ["type"] = new JsonArray("object", "string") }),
        "events" => List(Type("object")),
        _ => Text(),
    };

    private static JsonObject Condition()
    {
        var choices = new JsonArray(
            Record(["all"], ["all"], _ => List(Ref("condition"))),
            Record(["any"], ["any"], _ => List(Ref("condition"))),
            Record(["not"], ["not"], _ => Ref("condition")));
        foreach (var (name, asked) in Words.Operators)
        {
            string[] more = asked == ConditionOperator.Matches ? ["other_than"] : [];
            choices.Add(Record(["field", name, .. more], ["field", name], key => key is "field" or "other_than" ? Ref("field") : asked switch
            {
                ConditionOperator.Exists => Type("boolean"),
                ConditionOperator.Gt or ConditionOperator.Lt => Type("number"),
                ConditionOperator.SameAs => Ref("field"),
                ConditionOperator.Is => Ref("value"),
                ConditionOperator.Matches => new JsonObject { ["type"] = "string", ["maxLength"] = Matching.Patterns.LongestPattern },
                _ => OneOrMore(Ref("value")),
            }));
        }

        return new JsonObject { ["oneOf"] = choices };
    }

    private static JsonObject Record(IEnumerable<string> keys, string[] required, Func<string, JsonNode> value)
    {
        var properties = new JsonObject();
        foreach (var key in keys) properties[key] = value(key);
        return new JsonObject
        {
            ["type"] = "object",
            ["additionalProperties"] = false,
            ["required"] = new JsonArray([.. required.Select(r => JsonValue.Create(r))]),
            ["properties"] = properties,
        };
    }

    private static JsonObject Type(string type) => new() { ["type"] = type };

    private static JsonObject Text() => new() { ["type"] = "string", ["minLength"] = 1 };

    private static JsonObject Number() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 };

    private static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject List(JsonNode item) => new() { ["type"] = "array", ["minItems"] = 1, ["items"] = item };

    private static JsonObject OneOrMore(JsonObject item) => new() { ["anyOf"] = new JsonArray(item, List(item.DeepClone())) };

    private static JsonObject OneOf(IEnumerable<string> values) => new() { ["enum"] = new JsonArray([.. values.Distinct(StringComparer.Ordinal).Select(v => JsonValue.Create(v))]) };
}
