using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>Writes a sample record as the log would: a mapping as one line of JSON, a text as it stands. Unquoted true, false, null and numbers keep their type.</summary>
internal static partial class YamlJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(YamlNode node, Func<string, string> edit)
    {
        if (node is YamlScalarNode line) return edit(line.Value ?? "");
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options)) Write(node, edit, json);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(YamlNode node, Func<string, string> edit, Utf8JsonWriter json)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                json.WriteStartObject();
                foreach (var (key, value) in mapping.Children)
                {
                    json.WritePropertyName(edit(((YamlScalarNode)key).Value ?? ""));
                    Write(value, edit, json);
                }

                json.WriteEndObject();
                break;
            case YamlSequenceNode list:
                json.WriteStartArray();
                foreach (var item in list.Children) Write(item, edit, json);
                json.WriteEndArray();
                break;
            case YamlScalarNode scalar:
                WriteScalar(edit(scalar.Value ?? ""), scalar.Style == ScalarStyle.Plain, json);
                break;
        }
    }

    private static void WriteScalar(string text, bool plain, Utf8JsonWriter json)
    {
        if (plain && text is ("" or "null" or "~")) json.WriteNullValue();
        else if (plain && text is ("true" or "false")) json.WriteBooleanValue(text == "true");
        else if (plain && Number().IsMatch(text)) json.WriteRawValue(text);
        else json.WriteStringValue(text);
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Number();
}
