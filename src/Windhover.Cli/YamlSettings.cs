using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>A mapping of the configuration file, whose settings are asked for by name; those that nobody knows are errors with their line.</summary>
internal sealed class YamlSettings
{
    private readonly string path;
    private readonly string name;
    private readonly YamlMappingNode node;

    /// <summary>Reads a mapping.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="name">The key of the mapping.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="known">The settings that it may have.</param>
    /// <exception cref="ConfigurationException">It is no mapping, or has a setting that it may not have.</exception>
    public YamlSettings(string path, string name, YamlNode value, params string[] known)
    {
        (this.path, this.name) = (path, name);
        node = value as YamlMappingNode ?? throw new ConfigurationException($"{path} line {value.Start.Line}: {name} is a mapping with {string.Join(", ", known)}");
        foreach (var key in node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } text } || !known.Contains(text, StringComparer.Ordinal)) throw Wrong(key, $"{name} has {string.Join(", ", known)}");
        }
    }

    /// <summary>A text that must be there.</summary>
    public string Must(string setting) => Text(setting) ?? throw Wrong(node, $"{name} needs {setting}");

    /// <summary>A text; null where it is left out.</summary>
    public string? Text(string setting) => Find(setting) switch
    {
        null => null,
        YamlScalarNode { Value.Length: > 0 } text => text.Value,
        var other => throw Wrong(other, $"{setting} is a text"),
    };

    /// <summary>A number within bounds.</summary>
    public double Number(string setting, double usual, double least, double most) => Text(setting) is not { } text ? usual
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw Wrong(Find(setting)!, string.Create(CultureInfo.InvariantCulture, $"{setting} is a number from {least} to {most}"));

    /// <summary>A list of texts; null where it is left out.</summary>
    public IReadOnlyList<string>? List(string setting) => Find(setting) switch
    {
        null => null,
        YamlSequenceNode list when list.Children.All(c => c is YamlScalarNode) => [.. list.Children.Select(c => ((YamlScalarNode)c).Value ?? "")],
        var other => throw Wrong(other, $"{setting} is a list of texts"),
    };

    /// <summary>A mapping below; null where it is left out.</summary>
    public YamlSettings? Below(string setting, params string[] known) => Find(setting) is { } value ? new YamlSettings(path, setting, value, known) : null;

    /// <summary>A mapping of texts below, with names of any kind.</summary>
    public IReadOnlyDictionary<string, string> Texts(string setting) => Find(setting) is YamlMappingNode map && map.Children.All(c => c is { Key: YamlScalarNode { Value.Length: > 0 }, Value: YamlScalarNode { Value.Length: > 0 } })
        ? map.Children.ToDictionary(c => ((YamlScalarNode)c.Key).Value!, c => ((YamlScalarNode)c.Value).Value!, StringComparer.Ordinal)
        : throw Wrong(Find(setting) ?? node, $"{name} needs {setting}, a mapping of texts");

    /// <summary>Says what is wrong with a setting.</summary>
    public ConfigurationException Wrong(string setting, string what) => Wrong(Find(setting) ?? node, what);

    private YamlNode? Find(string setting) => node.Children.TryGetValue(new YamlScalarNode(setting), out var value) ? value : null;

    private ConfigurationException Wrong(YamlNode at, string what) => new($"{path} line {at.Start.Line}: {what}");
}
