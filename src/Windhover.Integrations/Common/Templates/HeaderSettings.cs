using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Templates;

/// <summary>Headers as a user writes them.</summary>
internal static class HeaderSettings
{
    /// <summary>Headers, one a line as <c>Name: value</c>.</summary>
    /// <exception cref="CollectorSettingsException">A line is none.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Lines(CollectorSettings settings, string setting) =>
        [.. settings[setting].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => Header(line, setting))];

    /// <summary>The name of a header.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public static string Name(string name, string setting) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? name : throw new CollectorSettingsException(setting, "expected the name of a header: letters, digits and -");

    private static KeyValuePair<string, string> Header(string line, string setting)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? KeyValuePair.Create(Name(line[..colon].Trim(), setting), line[(colon + 1)..].Trim()) : throw new CollectorSettingsException(setting, "expected `Name: value` in every line");
    }
}
