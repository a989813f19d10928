using System.Text;
using System.Text.Json;
using Windhover.Core.Detection.Rules.Reading;

namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Writes where a model runs as a tuning file says it.</summary>
public static class ScopeText
{
    /// <summary>A tuning file with one scope.</summary>
    /// <param name="model">Id of the model.</param>
    /// <param name="scope">Where it runs.</param>
    /// <param name="reason">Why.</param>
    /// <param name="who">Who decided it.</param>
    public static string Write(string model, ModelScope scope, string reason, string who)
    {
        var text = new StringBuilder("scopes:\n").Append("  - model: ").Append(Quoted(model)).Append('\n').Append("    run: ").Append(Words.Snake(scope.Run.ToString())).Append('\n');
        Add(text, "accounts", scope.Accounts);
        Add(text, "entities", scope.Entities);
        return text.Append("    reason: ").Append(Quoted(reason)).Append('\n').Append("    who: ").Append(Quoted(who)).Append('\n').ToString();
    }

    private static void Add(StringBuilder text, string key, IReadOnlyList<string> values)
    {
        if (values.Count > 0) text.Append("    ").Append(key).Append(": [").AppendJoin(", ", values.Select(Quoted)).Append("]\n");
    }

    // A JSON text is a YAML text (https://yaml.org/spec/1.2.2/#103-core-schema): nothing that somebody writes can become a key.
    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
