using System.Text.Json.Nodes;
using Windhover.Core.Detection.Rules.Reading;
using static Windhover.Core.Detection.Rules.SchemaParts;

namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>The JSON Schema (2020-12) of a tuning file, from the tables that its reader uses. The committed copy is docs/reference/tuning.schema.json.</summary>
public static class TuningSchema
{
    /// <summary>The schema as text, ended by a line end.</summary>
    public static string Write() => Document(
        Record(TuningReader.Keys, [], key => key switch
        {
            "defeats" => List(About(TuningReader.DefeatKeys, ["when", "reason"])),
            "suppress" => List(About(TuningReader.SuppressKeys, ["entity", "reason", "who"])),
            "scopes" => List(About(TuningReader.ScopeKeys, ["run", "reason", "who"])),
            _ => List(About(TuningReader.SeverityKeys, ["severity", "reason"])),
        }),
        "Tuning: what you change about models without touching their text");

    private static JsonObject About(string[] keys, string[] required)
    {
        var record = Record(keys, required, key => key switch
        {
            "when" => Ref("condition"),
            "until" => Pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?$"),
            "severity" => OneOf(Words.Severities.Keys),
            "run" => OneOf(TuningReader.Reaches.Keys),
            "model" or "tag" or "entity" or "accounts" or "entities" => OneOrMore(Text()),
            _ => Text(),
        });
        record["oneOf"] = new JsonArray(Needs("model"), Needs("tag"));
        return record;
    }
}
