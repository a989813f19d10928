using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>Writes a sample record as the log would: a mapping as one line of JSON, a text as it stands. Unquoted true, false, null and numbers keep their type.</summary>
internal static partial class MappingJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The record.</summary>
    public static string Write(YamlNode node)
    {
        if (node is YamlScalarNode line) return line.Value ?? "";
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) Write(node, json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(YamlNode node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                json.WriteStartObject();
                foreach (var (key, value) in mapping.Children)
                {
                    json.WritePropertyName((key as YamlScalarNode)?.Value ?? "");
                    Write(value, json);
                }

                json.WriteEndObject();
                break;
            case YamlSequenceNode list:
                json.WriteStartArray();
                foreach (var item in list.Children) Write(item, json);
                json.WriteEndArray();
                break;
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "null" or "~" or null }:
                json.WriteNullValue();
                break;
            case YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } truth:
                json.WriteBooleanValue(truth.Value == "true");
                break;
            case YamlScalarNode { Style: ScalarStyle.Plain } plain when Number().IsMatch(plain.Value!):
                json.WriteRawValue(plain.Value!);
                break;
            case YamlScalarNode text:
                json.WriteStringValue(text.Value);
                break;
        }
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
