using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Templates;

/// <summary>
/// A JSON document with places for values. It is read as JSON first and filled afterwards, so that no value, whatever an attacker called his machine, can be anything but a value.
/// </summary>
internal sealed partial class JsonTemplate
{
    private readonly JsonNode document;

    /// <param name="text">The document.</param>
    /// <param name="setting">Where it was written.</param>
    /// <param name="names">Names of the values that there are.</param>
    /// <exception cref="CollectorSettingsException">It is not JSON, or names a value that there is not.</exception>
    public JsonTemplate(string text, string setting, IReadOnlyList<string> names)
    {
        try
        {
            document = JsonNode.Parse(text) as JsonObject ?? throw new CollectorSettingsException(setting, "expected a JSON object");
        }
        catch (JsonException)
        {
            throw new CollectorSettingsException(setting, "expected a JSON object; places for values are texts, as \"{{entity.name}}\"");
        }

        if (Names(document).FirstOrDefault(n => !names.Contains(n, StringComparer.Ordinal)) is { } unknown)
            throw new CollectorSettingsException(setting, $"there is no {{{{{unknown}}}}}; there are {string.Join(", ", names)}");
    }

    /// <summary>The document with its values.</summary>
    public JsonNode Fill(IReadOnlyDictionary<string, JsonNode?> values) => Filled(document, values)!;

    private static JsonNode? Filled(JsonNode? node, IReadOnlyDictionary<string, JsonNode?> values)
    {
        switch (node)
        {
            case JsonObject map:
                return new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Filled(p.Value, values))));
            case JsonArray list:
                return new JsonArray([.. list.Select(n => Filled(n, values))]);
            case JsonValue value when value.TryGetValue<string>(out var text):
                var whole = Place().Match(text);
                return whole.Success && whole.Length == text.Length ? values[whole.Groups[1].Value]?.DeepClone() : Place().Replace(text, m => Words(values[m.Groups[1].Value]));
            default:
                return node?.DeepClone();
        }
    }

    private static string Words(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Words)),
        JsonValue one when one.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Names(p.Value)),
        JsonArray list => list.SelectMany(Names),
        JsonValue value when value.TryGetValue<string>(out var text) => Place().Matches(text).Select(m => m.Groups[1].Value),
        _ => [],
    };

    [GeneratedRegex(@"\{\{\s*([a-z_.]+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
