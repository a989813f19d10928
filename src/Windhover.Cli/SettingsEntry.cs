using Windhover.Core.Ingestion.Collection;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>One entry of a list in the configuration file: <c>name</c>, what it is of, and the settings of that.</summary>
internal sealed class SettingsEntry
{
    private readonly string path;
    private readonly string kind;
    private readonly string verb;
    private readonly Dictionary<string, long> lines = new(StringComparer.Ordinal);
    private readonly long line;

    private SettingsEntry(string path, string kind, string verb, YamlMappingNode node)
    {
        (this.path, this.kind, this.verb, line) = (path, kind, verb, node.Start.Line);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in node.Children)
        {
            if (key is not YamlScalarNode { Value.Length: > 0 } name) throw Wrong(key.Start.Line, "a setting has a name");
            lines[name.Value] = value.Start.Line;
            var text = value switch
            {
                YamlScalarNode one => one.Value ?? "",
                YamlSequenceNode many when many.Children.All(c => c is YamlScalarNode) => string.Join('\n', many.Children.Select(c => ((YamlScalarNode)c).Value)),
                _ => throw Wrong(value.Start.Line, $"{name.Value} is a text or a list of texts"),
            };
            if (name.Value == "name") Name = text;
            else if (name.Value == kind) Of = text;
            else settings[name.Value] = text;
        }

        Written = settings;
        if (Name.Length is 0 or > 64 || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw Wrong(lines.GetValueOrDefault("name", line), "name is up to 64 letters, digits, - and _");
        if (Of.Length == 0) throw Wrong(line, $"{kind} must be set; `windhover {verb} list` names them");
    }

    /// <summary>Its name.</summary>
    public string Name { get; } = "";

    /// <summary>What it is of.</summary>
    public string Of { get; } = "";

    /// <summary>What the user wrote, by setting.</summary>
    public IReadOnlyDictionary<string, string> Written { get; }

    /// <summary>Reads the list.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="list">The list's key: <c>collections</c>.</param>
    /// <param name="kind">The key that says what an entry is of: <c>collector</c>.</param>
    /// <param name="value">The list.</param>
    /// <param name="verb">The verb whose <c>list</c> names the kinds; null where it is called as <paramref name="kind"/> is.</param>
    /// <exception cref="ConfigurationException">An entry is wrong, or two have one name.</exception>
    public static IReadOnlyList<SettingsEntry> Read(string path, string list, string kind, YamlNode value, string? verb = null)
    {
        if (value is not YamlSequenceNode items) throw new ConfigurationException($"{path} line {value.Start.Line}: {list} is a list, each with name and {kind}");
        var entries = items.Children.Select(c => c is YamlMappingNode entry ? new SettingsEntry(path, kind, verb ?? kind, entry) : throw new ConfigurationException($"{path} line {c.Start.Line}: name, {kind} and settings are expected")).ToArray();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!names.Add(entry.Name)) throw entry.Wrong(entry.lines["name"], $"there is another of {list} named {entry.Name}");
        }

        return entries;
    }

    /// <summary>Says that there is nothing of the name that was given.</summary>
    public ConfigurationException Unknown() => Wrong(lines[kind], $"there is no {kind} '{Of}'; `windhover {verb} list` names them");

    /// <summary>Says where in the file a wrong setting stands.</summary>
    public ConfigurationException Wrong(CollectorSettingsException wrong) => Wrong(lines.GetValueOrDefault(wrong.Setting, line), wrong.Message);

    private ConfigurationException Wrong(long at, string what) => new($"{path} line {at}: {what}");
}
