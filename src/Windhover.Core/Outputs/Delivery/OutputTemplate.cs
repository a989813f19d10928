using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>A text with places for values, as <c>{{incident.title}}</c>. The text is the user's; the values are not, and each is escaped as it is put in.</summary>
public sealed partial class OutputTemplate
{
    private readonly string text;

    /// <param name="text">The text.</param>
    /// <param name="setting">Where it was written.</param>
    /// <exception cref="CollectorSettingsException">It names a value that there is not.</exception>
    public OutputTemplate(string text, string setting)
    {
        this.text = text;
        if (Place().Matches(text).Select(m => m.Groups[1].Value).FirstOrDefault(n => !OutputValues.Names.Contains(n, StringComparer.Ordinal)) is { } unknown)
            throw new CollectorSettingsException(setting, $"there is no {{{{{unknown}}}}}; there are {string.Join(", ", OutputValues.Names)}");
    }

    /// <summary>The text with its values. Lines that hold places and nothing else go when all their values are empty.</summary>
    /// <param name="message">What is told.</param>
    /// <param name="escape">Makes a value harmless where it goes.</param>
    public string Fill(OutputMessage message, Func<string, string> escape)
    {
        var values = OutputValues.Of(message);
        var lines = text.Split('\n').Select(line => (Line: line, Filled: Place().Replace(line, m => escape(Words(values[m.Groups[1].Value])))));
        return string.Join('\n', lines.Where(l => l.Filled.Trim().Length > 0 || l.Line.Trim().Length == 0).Select(l => l.Filled)).Trim();
    }

    private static string Words(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Words)),
        JsonValue one when one.TryGetValue<string>(out var words) => words,
        _ => value.ToJsonString(),
    };

    [GeneratedRegex(@"\{\{\s*([a-z_.]+)\s*\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}
