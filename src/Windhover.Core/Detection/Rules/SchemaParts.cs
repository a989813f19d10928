using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Reading;

namespace Windhover.Core.Detection.Rules;

/// <summary>The pieces of which JSON Schemas (2020-12) of models and of their tuning are made.</summary>
internal static class SchemaParts
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole schema as text, with the definitions that its parts refer to, ended by a line end.</summary>
    public static string Document(JsonObject schema, string title)
    {
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", title);
        schema["$defs"] = new JsonObject
        {
            ["field"] = new JsonObject { ["anyOf"] = new JsonArray(OneOf(FieldNames.Actor.Names.Concat(FieldNames.Network.Names)), Pattern("^raw\\..+$")) },
            ["feature"] = OneOf(Words.ActorFeatures.Concat(Words.NetworkFeatures)),
            ["value"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
            ["condition"] = Condition(),
        };
        return schema.ToJsonString(Options) + "\n";
    }

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
                ConditionOperator.InList => OneOrMore(Pattern("^[a-z0-9-]+$")),
                ConditionOperator.SameAs => Ref("field"),
                ConditionOperator.Is => Ref("value"),
                ConditionOperator.Matches => new JsonObject { ["type"] = "string", ["maxLength"] = Matching.Patterns.LongestPattern },
                _ => OneOrMore(Ref("value")),
            }));
        }

        return new JsonObject { ["oneOf"] = choices };
    }

    /// <summary>A mapping with these keys alone.</summary>
    public static JsonObject Record(IEnumerable<string> keys, string[] required, Func<string, JsonNode> value)
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

    /// <summary>That a key is there.</summary>
    public static JsonObject Needs(string key) => new() { ["required"] = new JsonArray(key) };

    /// <summary>A value of a JSON type.</summary>
    public static JsonObject Type(string type) => new() { ["type"] = type };

    /// <summary>A text that is not empty.</summary>
    public static JsonObject Text() => new() { ["type"] = "string", ["minLength"] = 1 };

    /// <summary>A number from 0 to 1.</summary>
    public static JsonObject Number() => new() { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 };

    /// <summary>A definition of the document.</summary>
    public static JsonObject Ref(string name) => new() { ["$ref"] = "#/$defs/" + name };

    /// <summary>A text of this shape.</summary>
    public static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    /// <summary>A list with at least one item.</summary>
    public static JsonObject List(JsonNode item) => new() { ["type"] = "array", ["minItems"] = 1, ["items"] = item };

    /// <summary>One item, or a list of them.</summary>
    public static JsonObject OneOrMore(JsonObject item) => new() { ["anyOf"] = new JsonArray(item, List(item.DeepClone())) };

    /// <summary>One of these texts.</summary>
    public static JsonObject OneOf(IEnumerable<string> values) => new() { ["enum"] = new JsonArray([.. values.Distinct(StringComparer.Ordinal).Select(v => JsonValue.Create(v))]) };
}
