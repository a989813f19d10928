using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>
/// The JSON Schema (2020-12) of a mapping, made from the tables that the reader itself uses, so that an editor knows what Windhover knows. The committed copy is
/// docs/reference/mapping.schema.json.
/// </summary>
public static class MappingSchema
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, ended by a line end.</summary>
    public static string Write()
    {
        var targets = MappingTargets.Actor.Concat(MappingTargets.Flow).DistinctBy(t => t.Name).ToArray();
        var schema = Record(MappingReader.Keys, ["name", "title", "recognise", "time", "class", "fields"], key => key switch
        {
            "records" => Texts(),
            "recognise" => Record(MappingReader.RecogniseKeys, [], k => k == "fields" ? Texts() : Any(Texts())),
            "time" or "start_time" => new JsonObject { ["anyOf"] = new JsonArray(Texts(), Record(MappingReader.TimeKeys, ["path"], k => k == "path" ? Texts() : OneOf(MappingTime.Formats))) },
            "ignore" => List(Record(MappingReader.IgnoreKeys, ["path"], k => k is "is" or "starts_with" ? Texts() : Type("string"))),
            "class" => new JsonObject { ["anyOf"] = new JsonArray(OneOf(MappingReader.Classes.Keys), Record(MappingReader.ClassKeys, ["default"], Class)) },
            "fields" => Record([.. targets.Select(t => t.Name)], [], name => Value(targets.Single(t => t.Name == name))),
            "samples" => List(Record(MappingReader.SampleKeys, MappingReader.SampleKeys, k => k switch
            {
                "record" => new JsonObject { ["type"] = new JsonArray("object", "string") },
                "event" => Record([.. MappingTester.Words, .. targets.Select(t => t.Name)], [], _ => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "null") }),
                _ => Type("string"),
            })),
            _ => Type("string"),
        });
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "A mapping: what the fields of a JSON log mean");
        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Class(string key) => key == "default"
        ? OneOf(MappingReader.Classes.Keys)
        : List(Record(MappingReader.RuleKeys, ["path", "class"], k => k switch { "class" => OneOf(MappingReader.Classes.Keys), "path" => Type("string"), _ => Texts() }));

    private static JsonObject Value(MappingTarget target)
    {
        JsonObject Word() => target.Words is { } words ? OneOf(words) : new JsonObject { ["type"] = new JsonArray("string", "number") };
        return new JsonObject
        {
            ["anyOf"] = new JsonArray(Texts(), Record(MappingReader.ValueKeys, [], key => key switch { "path" => Texts(), "values" => Any(Word()), "lower" => Type("boolean"), _ => Word() })),
        };
    }

    private static JsonObject Record(IEnumerable<string> keys, IEnumerable<string> required, Func<string, JsonObject> value) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(keys.Select(k => KeyValuePair.Create(k, (JsonNode?)value(k)))),
        ["required"] = new JsonArray([.. required.Select(r => (JsonNode?)r)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject Any(JsonObject value) => new() { ["type"] = "object", ["additionalProperties"] = value };

    private static JsonObject List(JsonObject item) => new() { ["type"] = "array", ["items"] = item };

    private static JsonObject Texts() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = new JsonArray("string", "number") }, List(new JsonObject { ["type"] = new JsonArray("string", "number") })) };

    private static JsonObject OneOf(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(w => (JsonNode?)w)]) };

    private static JsonObject Type(string name) => new() { ["type"] = name };
}
