using Windhover.Core.Ingestion.Collection;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>One entry of <c>collections</c> in the configuration file: <c>name</c>, <c>collector</c>, and the collector's settings.</summary>
internal sealed class CollectionEntry
{
    private readonly string path;
    private readonly Dictionary<string, long> lines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);
    private readonly long line;
    private readonly string collector = "";

    private CollectionEntry(string path, YamlMappingNode node)
    {
        (this.path, line) = (path, node.Start.Line);
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
            else if (name.Value == "collector") collector = text;
            else settings[name.Value] = text;
        }

        if (Name.Length is 0 or > 64 || !Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw Wrong(lines.GetValueOrDefault("name", line), "name is up to 64 letters, digits, - and _");
        if (collector.Length == 0) throw Wrong(line, "collector must be set; `windhover collector list` names them");
    }

    /// <summary>Name of the collection.</summary>
    public string Name { get; } = "";

    /// <summary>Reads the list.</summary>
    /// <exception cref="ConfigurationException">An entry is wrong, or two have one name.</exception>
    public static IReadOnlyList<CollectionEntry> Read(string path, YamlNode value)
    {
        if (value is not YamlSequenceNode list) throw new ConfigurationException($"{path} line {value.Start.Line}: collections is a list, each with name and collector");
        var entries = list.Children.Select(c => c is YamlMappingNode entry ? new CollectionEntry(path, entry) : throw new ConfigurationException($"{path} line {c.Start.Line}: name, collector and settings are expected")).ToArray();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (!names.Add(entry.Name)) throw entry.Wrong(entry.lines["name"], $"there is another collection named {entry.Name}");
        }

        return entries;
    }

    /// <summary>The collection as its collector wants it.</summary>
    /// <exception cref="ConfigurationException">There is no such collector, or a setting is missing or wrong.</exception>
    public CollectionPlan Plan(CollectorCatalogue collectors)
    {
        var found = collectors.Find(collector) ?? throw Wrong(lines["collector"], $"there is no collector '{collector}'; `windhover collector list` names them");
        try
        {
            return CollectionPlan.Of(found, Name, settings);
        }
        catch (CollectorSettingsException wrong)
        {
            throw Wrong(wrong);
        }
    }

    /// <summary>Says where in the file a wrong setting stands.</summary>
    public ConfigurationException Wrong(CollectorSettingsException wrong) => Wrong(lines.GetValueOrDefault(wrong.Setting, line), wrong.Message);

    private ConfigurationException Wrong(long at, string what) => new($"{path} line {at}: {what}");
}
